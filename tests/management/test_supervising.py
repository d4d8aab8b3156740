"""Two programs held as one, here small ones of the tests' own."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from blog.management import supervising
from blog.management.supervising import ServerFailed, Supervisor

FOREVER = "import signal; signal.pause()"
# Asked to stop, it writes down that it finished what it had in hand.
TIDY = """
import pathlib, signal, sys
def finish(*_):
    pathlib.Path(sys.argv[1], "finished").write_text("yes")
    sys.exit()
signal.signal(signal.SIGTERM, finish)
pathlib.Path(sys.argv[1], "ready").write_text("yes")
signal.pause()
"""
STUBBORN = TIDY.replace("sys.exit()", "signal.pause()")
# Ends by itself the first time, then stays.
FRAIL = """
import pathlib, signal, sys
if not (mark := pathlib.Path(sys.argv[1], "once")).exists():
    mark.write_text("yes")
    sys.exit(3)
pathlib.Path(sys.argv[1], "again").write_text("yes")
signal.pause()
"""
# Ends by itself once the other is there.
ENDING = """
import pathlib, sys
while not pathlib.Path(sys.argv[1], "ready").exists():
    pass
sys.exit(4)
"""


def program(code: str, folder: Path) -> list[str]:
    return [sys.executable, "-c", code, str(folder)]


def ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def supervise(folder: Path, *, server: str, worker: str, answers, ready=ask_to_stop) -> list[str]:
    """What was said until the end."""
    said: list[str] = []
    supervisor = Supervisor(
        server=program(server, folder), worker=program(worker, folder), say=said.append
    )
    supervisor.run(answers=answers, ready=ready)
    return said


STOPPING = "Stopping; what is in hand is finished first (Ctrl-C again: at once)..."


def test_both_finish_what_they_have_in_hand(tmp_path):
    said = supervise(tmp_path, server=FOREVER, worker=TIDY, answers=(tmp_path / "ready").exists)

    assert said == [STOPPING]
    assert (tmp_path / "finished").exists()


def test_a_wish_to_stop_is_heard_before_the_server_answers(tmp_path):
    called = []

    def answers() -> bool:
        ask_to_stop()
        return False

    supervise(
        tmp_path, server=FOREVER, worker=FOREVER, answers=answers, ready=lambda: called.append(1)
    )
    assert called == []


def test_a_worker_that_ends_by_itself_is_started_again(tmp_path):
    said = supervise(tmp_path, server=FOREVER, worker=FRAIL, answers=(tmp_path / "again").exists)

    assert said == ["The worker stopped by itself (status 3). It starts again in 1 s.", STOPPING]


def test_a_server_that_ends_by_itself_ends_the_worker_too(tmp_path):
    with pytest.raises(ServerFailed, match=r"^stopped by itself \(status 4\)$"):
        supervise(tmp_path, server=ENDING, worker=TIDY, answers=lambda: False)

    assert (tmp_path / "finished").exists()


def test_a_killed_server_is_told_by_its_signal(tmp_path):
    server = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(ServerFailed, match=r"^stopped by itself \(SIGKILL\)$"):
        supervise(tmp_path, server=server, worker=FOREVER, answers=lambda: False)


def test_a_server_that_never_answers_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "PATIENCE_AT_START", 0)
    with pytest.raises(ServerFailed, match="did not answer within 0 seconds"):
        supervise(tmp_path, server=FOREVER, worker=FOREVER, answers=lambda: False)


def test_a_second_wish_ends_what_will_not_end(tmp_path):
    def insist() -> None:
        ask_to_stop()
        # the same wish again at once is not a second one: make passes signals on
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


def test_patience_with_what_will_not_end_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "PATIENCE_AT_STOP", 0)
    supervise(tmp_path, server=FOREVER, worker=STUBBORN, answers=(tmp_path / "ready").exists)


def test_signals_are_heard_as_before_afterwards(tmp_path):
    before = [signal.getsignal(number) for number in supervising.STOP_SIGNALS]
    supervise(tmp_path, server=FOREVER, worker=FOREVER, answers=lambda: True)
    assert [signal.getsignal(number) for number in supervising.STOP_SIGNALS] == before


def test_the_pause_before_a_start_grows_and_has_an_end():
    child = supervising.Child([])
    assert [child.restart_later() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
