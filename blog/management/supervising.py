"""Runs the web server and the worker as one: started, watched and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

STEP = 0.1  # seconds between two looks
PATIENCE_AT_START = 60
PATIENCE_AT_STOP = 60
LONGEST_PAUSE = 60
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # from linux/prctl.h

Command = Sequence[str]
Say = Callable[[str], None]


class ServerFailed(Exception):
    """The web server is not there any more; the message says how it went."""


class Supervisor:
    """Holds the two programs. Asked to stop, it lets each finish what it has in hand."""

    def __init__(self, *, server: Command, worker: Command, say: Say) -> None:
        self._say = say
        self._server = Child(server)
        self._worker = Child(worker)
        self._asked_at: float | None = None
        self._hurry = False

    def run(self, *, answers: Callable[[], bool], ready: Callable[[], None]) -> None:
        """Until someone asks for the end; `ready` is called once the server `answers`.

        Raises ServerFailed if the web server does not answer or ends by itself.
        """
        with self._listening_for_signals():
            try:
                self._server.start()
                self._worker.start()
                self._wait_for(answers)
                if not self._asked_at:
                    ready()
                while not self._asked_at:
                    self._look()
            finally:
                self._stop()

    @contextmanager
    def _listening_for_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._hear) for number in STOP_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._asked_at is None:
            self._asked_at = now
        elif now - self._asked_at > 1:  # the same wish may arrive twice, through make
            self._hurry = True

    def _wait_for(self, answers: Callable[[], bool]) -> None:
        last = time.monotonic() + PATIENCE_AT_START
        while not self._asked_at and not answers():
            if time.monotonic() > last:
                raise ServerFailed(f"did not answer within {PATIENCE_AT_START} seconds")
            self._look()

    def _look(self) -> None:
        if self._server.has_ended():
            self._server.kill()  # what is left of its group
            raise ServerFailed(f"stopped by itself ({self._server.how_it_ended()})")
        if self._worker.has_ended() and not self._worker.is_waiting():
            pause = self._worker.restart_later()
            how = self._worker.how_it_ended()
            self._say(f"The worker stopped by itself ({how}). It starts again in {pause} s.")
        if self._worker.is_due():
            self._worker.start()
        time.sleep(STEP)

    def _stop(self) -> None:
        children = (self._server, self._worker)
        for child in children:
            child.terminate()
        if self._asked_at:
            self._say("Stopping; what is in hand is finished first (Ctrl-C again: at once)...")
        last = time.monotonic() + PATIENCE_AT_STOP
        while not all(child.has_ended() for child in children):
            if self._hurry or time.monotonic() > last:
                for child in children:
                    child.kill()
            time.sleep(STEP)


class Child:
    """A program of ours, in a process group of its own: a Ctrl-C reaches the supervisor alone."""

    def __init__(self, command: Command) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = time.monotonic()
        self._due_at: float | None = None
        self._pause = 0

    def start(self) -> None:
        self._started_at = time.monotonic()
        self._due_at = None
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            process_group=0,
            preexec_fn=tether(),  # noqa: PLW1509  safe here: the supervisor has one thread
        )

    def has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def how_it_ended(self) -> str:
        status = self._process.returncode if self._process else 0
        return signal.Signals(-status).name if status < 0 else f"status {status}"

    def restart_later(self) -> int:
        """Put off the next start by some seconds, by more each time it does not last."""
        now = time.monotonic()
        lasted = now - self._started_at > LONGEST_PAUSE
        self._pause = 1 if lasted else min(max(1, self._pause * 2), LONGEST_PAUSE)
        self._due_at = now + self._pause
        return self._pause

    def is_waiting(self) -> bool:
        return self._due_at is not None

    def is_due(self) -> bool:
        return self._due_at is not None and time.monotonic() >= self._due_at

    def terminate(self) -> None:
        if self._process and not self.has_ended():
            self._process.terminate()

    def kill(self) -> None:
        """At once, and with it every process it started."""
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def tether() -> Callable[[], None] | None:
    """What a child runs first, to be told to stop when this process dies, however it dies.

    Only Linux can do that.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return bind
