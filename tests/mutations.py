"""`make mutations`: change the rules at random, one at a time; report changes no test noticed.

    python -m tests.mutations blog/posts --count 40 --seed 1

Works in a copy of the tree. For each change, the tests that mirror the module run, then those of
its room, until one fails; with `--all`, every unit test runs for the survivors. We do not use
mutmut or cosmic-ray, because they start by running all tests, and neither removes decorators,
guards or orderings, the mistakes that matter here.
"""

import argparse
import difflib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.mirror import room_tests, tests_of
from tests.mutators import Change, changes_of

ROOT = Path(__file__).resolve().parents[1]
UNIT_TESTS = ["tests", "--ignore=tests/journeys"]
NOT_RULES = {"migrations", "locale"}

# Python compares the time of a source file with its compiled module in whole seconds.
_seconds = count(int(time.time()))


@dataclass(frozen=True)
class Options:
    folder: str
    count: int
    seed: int
    jobs: int
    all: bool


class Tree:
    """A copy of the working tree in which the tests run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.check_output(listed, cwd=ROOT, text=True).split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def write(self, path: str, source: str) -> None:
        (self.folder / path).write_text(source, "utf-8")
        second = next(_seconds)
        os.utime(self.folder / path, (second, second))

    def notices(self, tests: list[str], *, limit: float | None = None) -> bool:
        """Return whether a test fails, or the tests take longer than `limit` seconds."""
        order = ("-p", "no:randomly", "-x", "-q")
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", *order, *tests],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return run.wait(limit) != 0
        except subprocess.TimeoutExpired:
            return True
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()


def main() -> int:
    options = _options()
    paths = [path for path in _modules(options.folder) if (ROOT / room_tests(path)).exists()]
    changes = _chosen(paths, options)
    print(f"{len(changes)} changes in {len(paths)} modules, seed {options.seed}", flush=True)
    with TemporaryDirectory(prefix="ibid-mutations-") as name:
        trees: SimpleQueue[Tree] = SimpleQueue()
        for number in range(options.jobs):
            trees.put(Tree(Path(name) / str(number)))
        results = _try_all(changes, trees, options)
        return _report(results)


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("folder", help="a room or a module, such as blog/posts")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--jobs", type=int, default=1, help="number of trees to work in at the same time"
    )
    parser.add_argument("--all", action="store_true", help="run every unit test for survivors")
    return Options(**vars(parser.parse_args()))


def _modules(folder: str) -> list[str]:
    found = ROOT / folder
    paths = [found] if found.is_file() else sorted(found.rglob("*.py"))
    relative = [path.relative_to(ROOT) for path in paths]
    return [path.as_posix() for path in relative if not NOT_RULES & set(path.parts)]


def _chosen(paths: list[str], options: Options) -> list[Change]:
    """Choose the kind of change first, then the change, because numbers far outnumber guards."""
    kinds: dict[str, list[Change]] = defaultdict(list)
    for path in paths:
        for change in changes_of(path, (ROOT / path).read_text("utf-8")):
            kinds[change.kind].append(change)
    chance, chosen = random.Random(options.seed), []
    while kinds and len(chosen) < options.count:
        kind = chance.choice(sorted(kinds))
        chosen.append(kinds[kind].pop(chance.randrange(len(kinds[kind]))))
        if not kinds[kind]:
            del kinds[kind]
    return chosen


def _try_all(
    changes: list[Change], trees: SimpleQueue[Tree], options: Options
) -> Iterator[tuple[Change, bool]]:
    limits = {room: _limit(room, trees) for room in sorted({room_tests(it.path) for it in changes})}

    def attempt(change: Change) -> tuple[Change, bool]:
        tree = trees.get()
        try:
            tree.write(change.path, change.mutated)
            room = room_tests(change.path)
            noticed = tree.notices([*tests_of(change.path), room], limit=limits[room])
            if not noticed and options.all:
                noticed = tree.notices(UNIT_TESTS)
            tree.write(change.path, change.source)
        finally:
            trees.put(tree)
        return change, noticed

    with ThreadPoolExecutor(options.jobs) as pool:
        yield from pool.map(attempt, changes)


def _limit(room: str, trees: SimpleQueue[Tree]) -> float:
    """Return three times the seconds that the tests take on the unchanged tree; they must pass."""
    tree, begun = trees.get(), time.monotonic()
    if tree.notices([room]):
        sys.exit(f"{room}: a test fails without any change")
    trees.put(tree)
    return 3 * (time.monotonic() - begun) + 30


def _report(results: Iterator[tuple[Change, bool]]) -> int:
    """Print each survivor when it is found, then the numbers of each room."""
    rooms: dict[str, list[bool]] = defaultdict(list)
    for change, noticed in results:
        rooms["/".join(change.path.split("/")[:2])].append(noticed)
        if noticed:
            print(".", end="", flush=True)
        else:
            print(f"\nsurvived: {change.path}:{change.line} ({change.kind})\n{_diff(change)}")
    print()
    for room, noticed in sorted(rooms.items()):
        share = sum(noticed) / len(noticed)
        print(f"{room}: {sum(noticed)} of {len(noticed)} noticed ({share:.0%})")
    return 0


def _diff(change: Change) -> str:
    before, after = change.source.splitlines(), change.mutated.splitlines()
    lines = list(difflib.unified_diff(before, after, lineterm="", n=1))
    return "\n".join(lines[3:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
