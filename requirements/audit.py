"""Ask for known vulnerabilities of the locked packages: `requirements/audit.py [LOCK...]`.

Ends with 0 if every package was looked up and none has a known vulnerability, with 1 if one has,
and with 2, saying why, if a package could not be looked up: that is no good news. pip-audit asks
the database of OSV (https://osv.dev); it installs nothing, and sends names and versions only.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LOCKS = ("server", "develop")
SOUND, VULNERABLE, UNKNOWN = 0, 1, 2
COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--disable-pip", "--progress-spinner", "off"),
    *("--vulnerability-service", "osv", "--format", "json"),
)


def audit(locks: list[Path], *options: str) -> int:
    """Write what is known about the packages of the lock files; return the exit status."""
    named = [part for lock in locks for part in ("--requirement", str(lock))]
    run = subprocess.run([*COMMAND, *options, *named], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except ValueError:
        reason = (run.stderr.strip() or "no reason was given").splitlines()[-1]
        _write(f"Nothing was audited, because the database could not be asked. {reason}")
        _write("Run it again with a network.")
        return UNKNOWN
    return _report(packages)


def _report(packages: list[dict[str, Any]]) -> int:
    found = [(package, each) for package in packages for each in package.get("vulns", [])]
    skipped = [package for package in packages if "skip_reason" in package]
    for package, each in found:
        mended = ", ".join(each["fix_versions"]) or "none yet"
        names = ", ".join([each["id"], *each.get("aliases", [])])
        _write(f"{package['name']} {package['version']}: {names}. Fixed in: {mended}.")
    for package in skipped:
        _write(f"{package['name']} was not looked up. {package['skip_reason']}")
    _write(f"{len(packages) - len(skipped)} packages looked up, {len(found)} vulnerabilities.")
    if found:
        _write("Run make lock UPGRADE=--upgrade, or give a reason in docs/releasing.md.")
    return VULNERABLE if found else UNKNOWN if skipped else SOUND


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(audit([FOLDER / f"{name}.txt" for name in sys.argv[1:] or LOCKS]))
