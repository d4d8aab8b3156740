"""The same blog on SQLite and on PostgreSQL: every public page is the same, byte for byte."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs, postgresql

ROOT = Path(__file__).parents[2]


def pages_of(database: str) -> dict[str, str]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.public_pages", database],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    pages: dict[str, str] = json.loads(run.stdout)
    return pages


def test_every_public_page_is_the_same_on_both_databases(tmp_path):
    programs = needs.postgresql()
    if programs is None:
        pytest.skip("no PostgreSQL is installed")
    ours = pages_of(f"sqlite:///{tmp_path / 'db.sqlite3'}")
    with postgresql.running(programs) as url:
        theirs = pages_of(url)
    assert ours.keys() == theirs.keys()
    assert len(ours) > 150
    assert [path for path in ours if ours[path] != theirs[path]] == []
