"""The threat model and the requirements name a test for each row, and each of them exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CELLS = re.compile(r"^\| (?!threat|it looks|section|-)(.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
# The chapters of ASVS 5.
CHAPTERS = {f"V{number}" for number in range(1, 18)}


def rows(page: str) -> list[tuple[str, str, str]]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return CELLS.findall(text.partition("\n## Scanners\n")[0])


def missing(tests: str) -> list[str]:
    """Return the named tests that do not exist: folders, files, or functions of a file."""
    named = re.findall(r"`(tests/[\w./]+)(?:::(\w+))?`", tests)
    assert named
    return [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists()
        or (name and f"\ndef {name}(" not in (ROOT / path).read_text("utf-8"))
    ]


@pytest.mark.parametrize("page", ["threat-model.md", "security.md"])
def test_every_row_has_tests_that_exist(page):
    found = rows(page)
    assert len(found) > 20
    for subject, how, tests in found:
        is_answered = tests == "–" and re.fullmatch(r"there (is none|are none)", how)
        assert is_answered or missing(tests) == [], subject


def test_every_chapter_of_asvs_is_answered():
    named = {chapter for subject, *_ in rows("security.md") for chapter in chapters_in(subject)}
    assert named == CHAPTERS


def chapters_in(subject: str) -> set[str]:
    return {match[0] for match in re.finditer(r"V\d+", subject)}
