"""The map in blog/__init__.py is the import contract in pyproject.toml."""

import re
import tomllib
from pathlib import Path

import blog

ROOT = Path(__file__).parents[2]


def test_the_map_and_the_contract_are_equal():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = [
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    lines = (blog.__doc__ or "").splitlines()[2:]
    floors = [re.split(r"\s{2,}", line)[0] for line in lines if line and line[0] != " "]
    assert [set(floor.split(" · ")) for floor in floors] == [
        set(re.split(r" [:|] ", layer)) for layer in contract["layers"]
    ]
