"""Two programs run as one; small ones stand for the web server and the worker."""

import os
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from blog.management import supervising
from blog.management.supervising import Program, ServerFailed, Supervisor, run_apart, tether

FOREVER = "import signal; signal.pause()"
# Asked to stop, it notes that it finished its work.
TIDY = """
import os, pathlib, signal, sys
def finish(*_):
    pathlib.Path(sys.argv[1], "finished").write_text("yes")
    sys.exit()
signal.signal(signal.SIGTERM, finish)
pathlib.Path(sys.argv[1], "ready.part").write_text(str(os.getpid()))
pathlib.Path(sys.argv[1], "ready.part").rename(pathlib.Path(sys.argv[1], "ready"))
signal.pause()
"""
STUBBORN = TIDY.replace("sys.exit()", "signal.pause()")
# Ends unexpectedly the first time, then stays.
FRAIL = """
import pathlib, signal, sys
if not (mark := pathlib.Path(sys.argv[1], "once")).exists():
    mark.write_text("yes")
    sys.exit(3)
pathlib.Path(sys.argv[1], "again").write_text("yes")
signal.pause()
"""
# Ends unexpectedly once the other is there.
ENDING = """
import pathlib, sys
while not pathlib.Path(sys.argv[1], "ready").exists():
    pass
sys.exit(4)
"""


def program(code: str, folder: Path) -> Program:
    return partial(os.execv, sys.executable, [sys.executable, "-c", code, str(folder)])


def is_running(folder: Path) -> bool:
    """Whether the program that wrote `ready` is still there."""
    try:
        os.kill(int((folder / "ready").read_text()), 0)
    except ProcessLookupError:
        return False
    return True


def ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def supervise(folder: Path, *, server: str, worker: str, answers, ready=ask_to_stop) -> list[str]:
    """Supervise until the end and return what was printed."""
    printed: list[str] = []
    supervisor = Supervisor(
        server=program(server, folder), worker=program(worker, folder), report=printed.append
    )
    supervisor.run(answers=answers, ready=ready)
    return printed


STOPPING = "Stopping after the work in progress (Ctrl-C again to stop at once)..."


def test_both_finish_their_work(tmp_path):
    printed = supervise(tmp_path, server=FOREVER, worker=TIDY, answers=(tmp_path / "ready").exists)

    assert printed == [STOPPING]
    assert (tmp_path / "finished").exists()


def test_a_signal_to_stop_counts_before_the_server_answers(tmp_path):
    called = []

    def answers() -> bool:
        ask_to_stop()
        return False

    supervise(
        tmp_path, server=FOREVER, worker=FOREVER, answers=answers, ready=lambda: called.append(1)
    )
    assert called == []


def test_a_worker_that_stops_is_restarted(tmp_path):
    printed = supervise(tmp_path, server=FOREVER, worker=FRAIL, answers=(tmp_path / "again").exists)

    assert printed == ["The worker stopped unexpectedly (status 3). Restarting in 1 s.", STOPPING]


def test_a_worker_that_ends_without_an_error_is_restarted_at_once(tmp_path):
    worker = FRAIL.replace("sys.exit(3)", "sys.exit()")
    printed = supervise(
        tmp_path, server=FOREVER, worker=worker, answers=(tmp_path / "again").exists
    )
    assert printed == [STOPPING]


def test_a_server_that_stops_stops_the_worker_too(tmp_path):
    with pytest.raises(ServerFailed, match=r"^stopped unexpectedly \(status 4\)$"):
        supervise(tmp_path, server=ENDING, worker=TIDY, answers=lambda: False)

    assert (tmp_path / "finished").exists()


def test_a_killed_server_is_reported_with_its_signal(tmp_path):
    server = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(ServerFailed, match=r"^stopped unexpectedly \(SIGKILL\)$"):
        supervise(tmp_path, server=server, worker=FOREVER, answers=lambda: False)


def test_a_server_that_never_answers_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "START_TIMEOUT", 0)
    with pytest.raises(ServerFailed, match="did not answer within 0 seconds"):
        supervise(tmp_path, server=FOREVER, worker=FOREVER, answers=lambda: False)


def test_a_second_signal_kills_what_does_not_stop(tmp_path):
    def insist() -> None:
        ask_to_stop()
        # the same signal again at once is no second one: make passes signals on
        ask_to_stop()
        second = threading.Timer(1.5, ask_to_stop)
        second.daemon = True
        second.start()

    supervise(
        tmp_path,
        server=FOREVER,
        worker=STUBBORN,
        answers=(tmp_path / "ready").exists,
        ready=insist,
    )
    assert (tmp_path / "finished").exists()
    assert not is_running(tmp_path)


def test_what_does_not_stop_is_killed_after_the_timeout(tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "STOP_TIMEOUT", 0)
    supervise(tmp_path, server=FOREVER, worker=STUBBORN, answers=(tmp_path / "ready").exists)
    assert not is_running(tmp_path)


def test_signal_handlers_are_restored(tmp_path):
    before = [signal.getsignal(number) for number in supervising.STOP_SIGNALS]
    supervise(tmp_path, server=FOREVER, worker=FOREVER, answers=lambda: True)
    assert [signal.getsignal(number) for number in supervising.STOP_SIGNALS] == before
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == set()


def test_a_program_that_is_stopped_as_it_starts_stops():
    def run() -> None:
        signal.pause()

    child = supervising.Child("name", run)
    before = signal.signal(signal.SIGTERM, lambda *_: None)  # as the supervisor's, which waits
    try:
        child.start()
        child.terminate()
        child._process.join()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert child.exit_status() == "SIGTERM"


def test_the_pause_before_a_restart_grows_up_to_a_minute():
    child = supervising.Child("name", list)
    assert [child.restart_later() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.parametrize(("platform", "is_tethered"), [("linux", True), ("darwin", False)])
def test_programs_are_tethered_where_the_system_can(monkeypatch, platform, is_tethered):
    monkeypatch.setattr("sys.platform", platform)
    assert (tether() is not None) == is_tethered


def test_what_runs_apart_returns_its_result():
    before = os.getpid()
    assert run_apart(lambda: [before, os.getpid() == before]) == [before, False]


def test_what_runs_apart_raises_its_exception():
    def fail() -> None:
        raise FileNotFoundError(2, "No such file", "fonts")

    with pytest.raises(FileNotFoundError) as raised:
        run_apart(fail)
    assert (raised.value.filename, raised.value.strerror) == ("fonts", "No such file")


def test_what_runs_apart_may_be_killed():
    with pytest.raises(ServerFailed, match=r"^was stopped while it prepared the start$"):
        run_apart(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_ctrl_c_stops_what_runs_apart(tmp_path):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def wait() -> None:
        (tmp_path / "ready").write_text(str(os.getpid()))
        time.sleep(0.2)  # this process has been forked, but the test may not be waiting for it
        while True:
            os.kill(os.getppid(), signal.SIGINT)
            time.sleep(1)  # a busy thread of the tests can lose a signal, as a person's key press

    try:
        with pytest.raises(KeyboardInterrupt):
            run_apart(wait)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not is_running(tmp_path)


def reload_and(*numbers: signal.Signals, folder: Path) -> tuple[Supervisor, list[str], list[str]]:
    """Supervise until a reload, followed by signals; return what was printed, and what closed."""
    printed: list[str] = []
    closed: list[str] = []

    def ready() -> None:
        for number in (supervising.RELOAD_SIGNAL, *numbers):
            os.kill(os.getpid(), number)

    server = program(FOREVER, folder)
    supervisor = Supervisor(server=server, worker=program(TIDY, folder), report=printed.append)
    supervisor.run(
        answers=(folder / "ready").exists, ready=ready, close=lambda: closed.append("port")
    )
    return supervisor, printed, closed


def test_a_reload_lets_both_finish_their_work_and_keeps_the_port(tmp_path):
    supervisor, printed, closed = reload_and(supervising.RELOAD_SIGNAL, folder=tmp_path)
    assert supervisor.is_reloading
    assert (printed, closed) == (["Reloading after the work in progress..."], [])
    assert (tmp_path / "finished").exists()


def test_who_stops_a_reload_stops_for_good(tmp_path):
    supervisor, printed, closed = reload_and(signal.SIGTERM, folder=tmp_path)
    assert not supervisor.is_reloading
    assert (printed, closed) == ([STOPPING], ["port"])
    assert (tmp_path / "finished").exists()
