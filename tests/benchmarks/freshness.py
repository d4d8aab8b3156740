"""Thousands of sequences of changes and reads: python -m tests.benchmarks.freshness [--sequences N]

Every sequence begins with a new blog in a file of SQLite, which three processes' caches watch on
connections of their own."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="ibid-freshness-"))
DATABASE = FOLDER / "db.sqlite3"
os.environ["TEST_DATABASE_URL"] = f"sqlite:///{DATABASE}"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

import django

django.setup()

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from blog.web.page_cache.changes.feed import SQLiteFeed
from tests.playing import Readers, in_file, in_redis, play, sequences

FAST = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=1_000)
    parser.add_argument("--longest", type=int, default=30)
    parser.add_argument("--redis", help="the URL of a Redis that keeps the pages instead")
    parser.add_argument("--pages", type=int, default=3)
    options = parser.parse_args()
    settings.DATABASES["default"]["OPTIONS"]["init_command"] = FAST
    call_command("migrate", verbosity=0)
    connections.close_all()
    empty = FOLDER / "empty.sqlite3"
    _copy(DATABASE, empty)
    played = Played(options.redis)

    @hypothesis_settings(
        max_examples=options.sequences,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(sequence=sequences(longest=options.longest))
    def run(sequence: list[tuple]) -> None:
        _copy(empty, DATABASE)
        played.run(sequence, pages=options.pages)

    run()
    print(played)


class Played:
    """How much was played so far."""

    def __init__(self, redis: str | None) -> None:
        self._redis = redis
        self.sequences = self.steps = self.hits = 0
        self.began_at = time.monotonic()

    def run(self, sequence: list[tuple], *, pages: int) -> None:
        folder = Path(tempfile.mkdtemp(dir=FOLDER))
        store = in_redis(self._redis) if self._redis else in_file(folder)
        readers = Readers(store, lambda: SQLiteFeed(DATABASE))
        with time_machine.travel(datetime(2013, 7, 20, 9, 30, tzinfo=UTC), tick=False) as clock:
            play(sequence, readers, pages=pages, shift=clock.shift)
        shutil.rmtree(folder)
        self.sequences += 1
        self.steps += len(sequence)
        self.hits += readers.hits
        if self.sequences % 100 == 0:
            print(self, flush=True)

    def __str__(self) -> str:
        return (
            f"{self.sequences} sequences of {self.steps} steps, {self.hits} answers from kept "
            f"pages, none stale, in {time.monotonic() - self.began_at:.0f} s"
        )


def _copy(source: Path, target: Path) -> None:
    connections.close_all()
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit()
