"""The cost of every page in a small and a large blog: python -m tests.benchmarks.growth

Generates both blogs, then asks each for every page by turns, before and after ANALYZE, and prints
the medians of the processor time of Python and of the database: `--postgresql` for the other
database, `--folder` to keep the blogs of SQLite for another run.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests import needs, postgresql

SMALL, LARGE = 1_000, 100_000
RUNS = 9
ALLOWED = 1.2


class Blog:
    """A generated blog in a process of its own, which answers lines with lines."""

    def __init__(self, url: str, folder: Path, posts: int) -> None:
        environment = os.environ | {"DATABASE_URL": url, "IBID_DATA_DIR": str(folder)}
        if not (folder / "generated").is_file():
            for command in (("migrate", "-v0"), ("generate_blog", "--posts", str(posts))):
                subprocess.run(
                    [sys.executable, "manage.py", *command],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    check=True,
                )
            (folder / "generated").touch()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.growing"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, line: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        print(line, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().rstrip("\n")

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=SMALL)
    parser.add_argument("--large", type=int, default=LARGE)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the names of pages")
    options = parser.parse_args()
    with _both(options) as (small, large):
        print("page | small, ms | large | ratio | queries | after ANALYZE: small | large | ratio")
        rows = {
            name: _measured(name, small, large, options.runs) for name in _names(small, options)
        }
        for blog in (small, large):
            blog.ask("analyze")
        over = 0
        for name, before in rows.items():
            after = _measured(name, small, large, options.runs)
            is_over = max(before[2], after[2]) > ALLOWED
            over += is_over
            queries = large.ask(f"queries {name}")
            figures = (*map("{:.2f}".format, before), queries, *map("{:.2f}".format, after))
            print(name, *figures, "OVER" if is_over else "", sep=" | ", flush=True)
        print(f"{len(rows)} pages, {over} cost more than {ALLOWED} times as much in the large blog")


def _names(blog: Blog, options: argparse.Namespace) -> list[str]:
    return [name for name in blog.ask("pages").split("\t") if options.only in name]


def _measured(name: str, small: Blog, large: Blog, runs: int) -> tuple[float, float, float]:
    """Return the medians of both, in milliseconds, and their ratio; they are asked by turns."""
    pairs = [
        (float(small.ask(f"cost {name}")), float(large.ask(f"cost {name}"))) for _ in range(runs)
    ]
    less, more = (statistics.median(times) for times in zip(*pairs, strict=True))
    return less, more, more / less


@contextmanager
def _both(options: argparse.Namespace) -> Iterator[tuple[Blog, Blog]]:
    with ExitStack() as stack:
        temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="ibid-growth-"))
        blogs = []
        for posts in (options.small, options.large):
            folder = (options.folder or Path(temporary)) / f"{posts}"
            folder.mkdir(parents=True, exist_ok=True)
            blog = Blog(_database(options, folder, stack), folder.absolute(), posts)
            stack.callback(blog.close)
            blogs.append(blog)
        yield blogs[0], blogs[1]


def _database(options: argparse.Namespace, folder: Path, stack: ExitStack) -> str:
    if not options.postgresql:
        return f"sqlite:///{folder.absolute() / 'db.sqlite3'}"
    programs = needs.postgresql()
    assert programs, "no PostgreSQL is installed"
    return stack.enter_context(postgresql.running(programs))


if __name__ == "__main__":
    main()
