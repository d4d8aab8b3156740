"""Write the bill of materials of a release: `requirements/bill.py [FILE]`, in CycloneDX 1.6.

It names every package of server.txt with its version, hashes and license. `--licenses` lists the
licenses instead, as a table.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "server.txt"
UNKNOWN = "see its distribution"


def packages() -> list[tuple[str, str, list[str]]]:
    """Return name, version and SHA-256 of the files of each locked package."""
    text = re.sub(r"\s*\\\n\s*", " ", LOCK.read_text("utf-8"))
    found = re.finditer(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)(.*)$", text, re.MULTILINE)
    return [(m[1], m[2], re.findall(r"sha256:([0-9a-f]{64})", m[3])) for m in found]


def license_of(name: str) -> str:
    """Return the license as the installed package states it."""
    try:
        facts: Any = metadata(name)  # an email.message.Message
    except PackageNotFoundError:
        return UNKNOWN
    if stated := facts.get("License-Expression"):
        return str(stated)
    classes = facts.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classes if each.startswith("License :: ")]
    short = str(facts.get("License") or "").partition("\n")[0]
    return " or ".join(named) or short[:60] or UNKNOWN


def bill() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [_component(*package) for package in packages()],
    }


def licenses() -> str:
    rows = [f"| {name} | {version} | {license_of(name)} |" for name, version, _ in packages()]
    return "\n".join(["| package | version | license |", "|---|---|---|", *rows, ""])


def _component(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{name.lower()}@{version}"
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": purl,
        "bom-ref": purl,
        "licenses": [{"license": {"name": license_of(name)}}],
        "properties": [{"name": "ibid:sha256", "value": value} for value in hashes],
    }


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments == ["--licenses"]:
        sys.stdout.write(licenses())
    else:
        target = Path(arguments[0]) if arguments else ROOT / "dist" / "ibid.cdx.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(bill(), indent=1) + "\n", "utf-8")
