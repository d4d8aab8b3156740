"""A plugin of pytest that tries changes to functions, each in a fork of its process.

It reads the changes from a file, and writes to a pipe what became of each.
"""

import gc
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.mutations.functions import Functions
from tests.mutations.mutators import Change

CHANGES, ANSWERS = "MUTATED_CHANGES", "MUTATED_ANSWERS"  # in the environment: the file, the pipe


@dataclass(frozen=True)
class Answer:
    """Whether a test noticed the change, and which tests call the changed function."""

    is_noticed: bool
    calling: list[str]


Baseline = dict[str, tuple[float, list[int]]]  # by test: its seconds, and the ids of code it runs


def pytest_runtestloop(session: pytest.Session) -> bool:
    if session.testsfailed:
        raise session.Interrupted("the tests cannot be imported")
    gc.unfreeze()
    functions = Functions()
    changes = [Change(**fields) for fields in json.loads(Path(os.environ[CHANGES]).read_text())]
    _make_database(session)
    baseline = _in_fork(lambda: _run_unchanged(session, functions, changes))
    with os.fdopen(int(os.environ[ANSWERS]), "w") as answers:
        if isinstance(baseline, str):
            answers.write(json.dumps(baseline))
            return True
        for change in changes:
            answer = _answer(session, functions, change, baseline)
            answers.write(json.dumps(asdict(answer)) + "\n")
            answers.flush()
    return True


def _make_database(session: pytest.Session) -> None:
    """Run one test that uses the database, so that every fork finds the fixtures of the session."""
    for item in session.items:
        mark = item.get_closest_marker("django_db")
        if mark and not mark.kwargs.get("transaction"):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=session)
            return


def _run_unchanged(
    session: pytest.Session, functions: Functions, changes: list[Change]
) -> Baseline | str:
    """Run all tests; return which changed functions each of them calls, or a test that fails."""
    wanted = set().union(*(functions.codes_at(change) for change in changes))
    called: set[int] = set()

    def note(frame: FrameType, _event: str, _argument: Any) -> None:
        if id(frame.f_code) in wanted:
            called.add(id(frame.f_code))

    baseline: Baseline = {}
    threading.settrace(note)
    sys.settrace(note)
    for item, following in _pairs(session, session.items):
        begun = time.monotonic()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return item.nodeid
        baseline[item.nodeid] = (time.monotonic() - begun, sorted(called))
        called.clear()
    return baseline


def _answer(
    session: pytest.Session, functions: Functions, change: Change, baseline: Baseline
) -> Answer:
    """Try one change."""
    codes = functions.codes_at(change)
    calling = [item for item in session.items if not codes.isdisjoint(baseline[item.nodeid][1])]
    limit = 30 + int(3 * sum(baseline[item.nodeid][0] for item in calling))

    def passes() -> bool:
        if functions.replace(change):
            for item, following in _pairs(session, calling):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    return False
        return True

    is_noticed = bool(calling) and not _in_fork(passes, limit=limit)
    return Answer(is_noticed, [item.nodeid for item in calling])


def _pairs(session: pytest.Session, items: list[pytest.Item]) -> list[tuple[Any, Any]]:
    """Return each test with the next one; the last one leaves the fixtures of the session."""
    return list(zip(items, [*items[1:], session], strict=True))


def _in_fork(run: Callable[[], Any], *, limit: int = 0) -> Any:
    """Return what `run` returns in a copy of this process; None if it ends or takes too long."""
    receiver, sender = os.pipe()
    pid = os.fork()
    if not pid:
        os.setsid()
        signal.alarm(limit)
        try:
            answer = json.dumps(run()).encode()
            with os.fdopen(sender, "wb") as file:
                file.write(answer)
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as file:
        answer = file.read()
    os.waitpid(pid, 0)
    return json.loads(answer) if answer else None
