"""Start, watch and stop the web server and the worker together.

Both are forked from this process, so that what Python and Django take of memory is there once.
"""

import atexit
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import Any

# Seconds
POLL_INTERVAL = 0.1
START_TIMEOUT = 60
STOP_TIMEOUT = 60
LONGEST_PAUSE = 60
HURRY_AFTER = 1  # make may deliver one Ctrl-C twice

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
RELOAD_SIGNAL = signal.SIGUSR2
SIGNALS = (*STOP_SIGNALS, RELOAD_SIGNAL)
PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15  # from linux/prctl.h

Program = Callable[[], object]
Report = Callable[[str], None]

_FORK = multiprocessing.get_context("fork")


class ServerFailed(Exception):
    """The web server has stopped or never answered, as the message explains."""


class Supervisor:
    """The parent process of both programs; on a signal to stop, it lets them finish their work.

    `is_reloading` says whether the signal was to reload, so that both are to be started again.
    """

    def __init__(self, *, server: Program, worker: Program, report: Report) -> None:
        self._report = report
        self._server = Child("ibid-web", server)
        self._worker = Child("ibid-worker", worker)
        self._stop_requested_at: float | None = None
        self._is_hurried = False
        self.is_reloading = False

    def run(
        self,
        *,
        answers: Callable[[], bool],
        ready: Callable[[], None],
        close: Callable[[], None] = lambda: None,
    ) -> None:
        """Run both programs until a signal to stop; call `ready` once `answers` returns True.

        Before they are stopped for good, call `close`. Raise ServerFailed if the web server does
        not answer or stops on its own.
        """
        gc.collect()
        gc.freeze()  # a collection would write to, and so copy, the pages that are shared
        with self._handling_signals():
            try:
                self._server.start()
                self._worker.start()
                self._wait_until(answers)
                if not self._stop_requested_at:
                    ready()
                while not self._stop_requested_at:
                    self._check_on_children()
            finally:
                if not self.is_reloading:
                    close()
                self._stop()

    @contextmanager
    def _handling_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        now, is_to_reload = time.monotonic(), number == RELOAD_SIGNAL
        if self._stop_requested_at is None:
            self._stop_requested_at, self.is_reloading = now, is_to_reload
        elif is_to_reload:
            return
        elif self.is_reloading:
            self._stop_requested_at, self.is_reloading = now, False
        elif now - self._stop_requested_at > HURRY_AFTER:
            self._is_hurried = True

    def _wait_until(self, answers: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while not self._stop_requested_at and not answers():
            if time.monotonic() > deadline:
                raise ServerFailed(f"did not answer within {START_TIMEOUT} seconds")
            self._check_on_children()

    def _check_on_children(self) -> None:
        if self._server.has_ended():
            self._server.kill()  # what is left of its group
            raise ServerFailed(f"stopped unexpectedly ({self._server.exit_status()})")
        if self._worker.has_ended_itself():
            self._worker.start()
        elif self._worker.has_ended() and not self._worker.will_restart():
            pause = self._worker.restart_later()
            status = self._worker.exit_status()
            self._report(f"The worker stopped unexpectedly ({status}). Restarting in {pause} s.")
        if self._worker.is_restart_due():
            self._worker.start()
        time.sleep(POLL_INTERVAL)

    def _stop(self) -> None:
        children = (self._server, self._worker)
        for child in children:
            child.terminate()
        if self.is_reloading:
            self._report("Reloading after the work in progress...")
        elif self._stop_requested_at:
            self._report("Stopping after the work in progress (Ctrl-C again to stop at once)...")
        deadline = time.monotonic() + STOP_TIMEOUT
        while not all(child.has_ended() for child in children):
            if self._is_hurried or time.monotonic() > deadline:
                for child in children:
                    child.kill()
            time.sleep(POLL_INTERVAL)


class Child:
    """A program in its own process group, so that Ctrl-C reaches only the supervisor."""

    def __init__(self, name: str, program: Program) -> None:
        self._name = name
        self._program = program
        self._process: ForkProcess | None = None
        self._started_at = time.monotonic()
        self._restart_at: float | None = None
        self._pause = 0

    def start(self) -> None:
        self._started_at = time.monotonic()
        self._restart_at = None
        self._process = _FORK.Process(target=_run, args=[self._program, self._name, tether()])
        with _blocked_signals():  # until the child has its own handlers, or it would miss them
            self._process.start()

    def has_ended(self) -> bool:
        return self._process is None or not self._process.is_alive()

    def has_ended_itself(self) -> bool:
        """Whether the program ended without an error."""
        return self._process is not None and self._process.exitcode == 0

    def exit_status(self) -> str:
        status = (self._process.exitcode or 0) if self._process else 0
        return signal.Signals(-status).name if status < 0 else f"status {status}"

    def restart_later(self) -> int:
        """Schedule a restart; return its pause in seconds, longer after every short run."""
        now = time.monotonic()
        was_long = now - self._started_at > LONGEST_PAUSE
        self._pause = 1 if was_long else min(max(1, self._pause * 2), LONGEST_PAUSE)
        self._restart_at = now + self._pause
        return self._pause

    def will_restart(self) -> bool:
        return self._restart_at is not None

    def is_restart_due(self) -> bool:
        return self._restart_at is not None and time.monotonic() >= self._restart_at

    def terminate(self) -> None:
        if self._process and not self.has_ended():
            self._process.terminate()

    def kill(self) -> None:
        """Kill the program and all processes that it started."""
        if self._process and self._process.pid:
            self._process.kill()  # it may not have its group yet
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def run_apart(function: Callable[[], Any]) -> Any:
    """Run `function` in a forked process and return its result, or raise its exception.

    What it takes of memory goes with the process. Raise ServerFailed if the process is killed.
    """
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_send_result, args=[function, sender, tether()])
    try:
        with _blocked_signals():  # functions that run after a fork would swallow Ctrl-C
            process.start()
        sender.close()
        while not receiver.poll(POLL_INTERVAL):
            pass  # reading at once would miss a Ctrl-C that came just before
        result = receiver.recv()
    except EOFError as error:
        raise ServerFailed("was stopped while it prepared the start") from error
    finally:
        process.terminate()
        process.join()
    if isinstance(result, Exception):
        raise result
    return result


def _send_result(
    function: Callable[[], Any], sender: "Connection[Any, Any]", bind: Program | None
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent passes Ctrl-C on
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
    if bind:
        bind()
    try:
        sender.send(function())
    except Exception as error:  # raised again in the parent
        sender.send(error)


@contextmanager
def _blocked_signals() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(program: Program, name: str, bind: Program | None) -> None:
    """Run `program` as a process of its own; its name is what `ps -o comm` shows on Linux."""
    os.setpgid(0, 0)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    if bind:
        bind()
        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode())
    try:
        program()
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001  multiprocessing leaves them out


def tether() -> Callable[[], None] | None:
    """Return a function for a child to run first, so that it stops when this process dies.

    Return None except on Linux, the only system that supports this.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # the parent died before the line above
            os._exit(1)

    return bind
