"""The command: choose changes, try them, report."""

import argparse
import difflib
import random
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.mirror import room_tests
from tests.mutations.mutators import Change, changes_of
from tests.mutations.trying import Tree, try_changes

ROOT = Path(__file__).resolve().parents[2]
NOT_RULES = {"migrations", "locale", "postgresql.py"}  # the tests run on SQLite


@dataclass(frozen=True)
class Options:
    folder: str
    count: int
    seed: int
    jobs: int
    all: bool


@dataclass(frozen=True)
class Report:
    """Prints each survivor when it is found; at the end, the numbers of each room."""

    rooms: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, change: Change, *, is_noticed: bool) -> None:
        self.rooms["/".join(change.path.split("/")[:2])].append(is_noticed)
        survived = f"\nsurvived: {change.path}:{change.line} ({change.kind})\n{_diff(change)}\n"
        print("." if is_noticed else survived, end="", flush=True)

    def print_numbers(self) -> None:
        print()
        for room, noticed in sorted(self.rooms.items()):
            share = sum(noticed) / len(noticed)
            print(f"{room}: {sum(noticed)} of {len(noticed)} noticed ({share:.0%})")


def main() -> int:
    options = _options()
    paths = [path for path in _modules(options.folder) if (ROOT / room_tests(path)).exists()]
    changes = _chosen(paths, options)
    print(f"{len(changes)} changes in {len(paths)} modules, seed {options.seed}", flush=True)
    with TemporaryDirectory(prefix="ibid-mutations-") as name:
        report = _try_all(changes, Path(name), options)
    report.print_numbers()
    return 0


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


def _try_all(changes: list[Change], folder: Path, options: Options) -> Report:
    """Try the changes of each room, in `options.jobs` parts at the same time."""
    rooms: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        rooms[room_tests(change.path)].append(change)
    report, trees = Report(), SimpleQueue[Tree]()
    for number in range(options.jobs):
        trees.put(Tree(folder / str(number)))

    def attempt(part: list[Change]) -> None:
        tree = trees.get()
        try:
            for change, is_noticed in try_changes(tree, part, runs_all=options.all):
                report.add(change, is_noticed=is_noticed)
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(options.jobs) as pool:
        firsts = range(options.jobs)
        parts = [of_room[first :: options.jobs] for of_room in rooms.values() for first in firsts]
        list(pool.map(attempt, filter(None, parts)))
    return report


def _diff(change: Change) -> str:
    before, after = change.source.splitlines(), change.mutated.splitlines()
    lines = list(difflib.unified_diff(before, after, lineterm="", n=1))
    return "\n".join(lines[3:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
