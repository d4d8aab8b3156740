"""The bill of materials and the list of licenses name every package of a server."""

import re
import tomllib
from pathlib import Path

import blog
from requirements import bill

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_the_bill_names_every_locked_package_with_its_license():
    lock = (ROOT / "requirements" / "server.txt").read_text("utf-8")
    locked = set(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", lock, re.MULTILINE))
    made = bill.bill()
    assert {part["name"] for part in made["components"]} == locked
    assert made["metadata"]["component"]["version"] == VERSION
    for part in made["components"]:
        assert part["purl"] == f"pkg:pypi/{part['name'].lower()}@{part['version']}"
        assert part["licenses"][0]["license"]["name"]
        assert part["properties"]
    django = next(part for part in made["components"] if part["name"] == "django")
    assert "BSD" in django["licenses"][0]["license"]["name"]


def test_the_licenses_are_listed():
    rows = bill.licenses().splitlines()
    assert rows[0] == "| package | version | license |"
    assert len(rows) == len(bill.packages()) + 2
    unknown = [row for row in rows if bill.UNKNOWN in row]
    assert len(unknown) <= 5  # packages of other systems are not installed here


def test_an_absent_package_is_no_error():
    assert bill.license_of("no-such-package-anywhere") == bill.UNKNOWN


def test_the_version_is_in_one_place_and_has_its_changes():
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"\n## {VERSION}" in changes
    repeated = [
        path.name
        for folder in ("blog", "config", "docs", "requirements", "tests/house")
        for path in (ROOT / folder).rglob("*.[pm][yd]")
        if f'"{VERSION}"' in path.read_text("utf-8")
    ]
    assert repeated == []
    assert blog.__version__ == VERSION
