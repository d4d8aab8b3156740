"""Trying changes in a copy of the working tree: in forks of one process, then in new processes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.mirror import room_tests, tests_of
from tests.mutations.forking import ANSWERS, CHANGES, Answer
from tests.mutations.mutators import Change

ROOT = Path(__file__).resolve().parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-p", "no:randomly", "-q")
JOURNEYS = "tests/journeys"
UNIT_TESTS = ["tests", f"--ignore={JOURNEYS}"]
MIGRATED = ".pytest_cache/d/database"  # copies of migrated databases, see tests/database.py
LIMIT = 900  # seconds; then a change has made the tests endless, which is noticed

# Python compares the time of a source file with its compiled module in whole seconds.
_seconds = count(int(time.time()))


class Tree:
    """A copy of the working tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.check_output(listed, cwd=ROOT, text=True).split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        if (ROOT / MIGRATED).is_dir():
            shutil.copytree(ROOT / MIGRATED, folder / MIGRATED)

    def write(self, path: str, source: str) -> None:
        (self.folder / path).write_text(source, "utf-8")
        second = next(_seconds)
        os.utime(self.folder / path, (second, second))

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*PYTEST, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **options,
        )


def try_changes(
    tree: Tree, changes: list[Change], *, runs_all: bool = False
) -> Iterator[tuple[Change, bool]]:
    """Yield each change of a room, and whether a test noticed it."""
    for change, answer in zip(changes, _answers(tree, changes), strict=True):
        is_noticed = answer.is_noticed
        if not is_noticed:
            tree.write(change.path, change.mutated)
            is_noticed = any(_notices(tree, tests) for tests in _tests(change, answer, runs_all))
            tree.write(change.path, change.source)
        yield change, is_noticed


def _tests(change: Change, answer: Answer, runs_all: bool) -> Iterator[Sequence[str]]:
    """Yield the tests to run one after the other, as long as the change is not noticed."""
    yield tests_of(change.path)
    yield answer.calling or [room_tests(change.path)]
    yield UNIT_TESTS if runs_all else []


def _notices(tree: Tree, tests: Sequence[str]) -> bool:
    """Return whether a test fails, or the tests take longer than LIMIT."""
    if not tests:
        return False
    run = tree.start("-x", *tests)
    try:
        return run.wait(LIMIT) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        _kill(run)


def _answers(tree: Tree, changes: list[Change]) -> Iterator[Answer]:
    """Try the changes to functions in forks of one process that has imported the tests."""
    own = {test for change in changes for test in tests_of(change.path)}
    tests = [room_tests(changes[0].path), *sorted(test for test in own if JOURNEYS not in test)]
    receiver, sender = os.pipe()
    with TemporaryDirectory(prefix="ibid-changes-") as name, os.fdopen(receiver) as lines:
        listed = Path(name, "changes")
        listed.write_text(json.dumps([asdict(change) for change in changes]))
        environment = {**os.environ, CHANGES: str(listed), ANSWERS: str(sender)}
        plugin = ("-p", "tests.mutations.forking", "-s")
        run = tree.start(*plugin, *tests, env=environment, pass_fds=(sender,))
        os.close(sender)
        try:
            for answer in map(json.loads, lines):
                if isinstance(answer, str):
                    sys.exit(f"{answer} fails without any change")
                yield Answer(**answer)
        finally:
            _kill(run)
    if run.returncode:
        sys.exit(f"{tests[0]} must pass without any change")


def _kill(run: subprocess.Popen[bytes]) -> None:
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
