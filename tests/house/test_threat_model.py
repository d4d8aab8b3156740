"""The threat model names a test for each threat, and each of them exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| (?!threat|-)(.+?) \| (.+?) \| (.+?) \|$",
    (ROOT / "docs" / "threat-model.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_every_threat_has_a_test_that_exists():
    assert len(ROWS) > 15
    for threat, _defense, tests in ROWS:
        named = re.findall(r"`(tests/[\w./]+)`", tests)
        assert named, threat
        assert all((ROOT / path).exists() for path in named), threat
