"""What two judges from outside say of every kind of page: `python -m tests.benchmarks.pages`.

Words after the command name the pages Lighthouse judges, if not all of `JUDGED`.

The Nu Html Checker (needs Java) and Lighthouse come from npm: `npm install vnu-jar lighthouse` in a
folder, which NODE_MODULES names. Neither is in the suite: a bare machine has neither.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests import needs
from tests.journeys import server
from tests.pages import PAGES

NODE_MODULES = Path(os.environ.get("NODE_MODULES", "node_modules"))
JUDGED = ("home", "specimen", "pictures", "talk", "tag", "archive", "sources", "source")
LEAST = 99
FLAGS = "--headless=new --disable-gpu" + (" --no-sandbox" if os.geteuid() == 0 else "")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ibid = server.start(Path(folder, "data"))
        ibid.wait_until_ready()
        ibid.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")
        mistakes = list(_invalid(ibid.address, Path(folder)))
        print(f"Nu Html Checker: {len(mistakes)} errors on {len(PAGES)} pages", *mistakes, sep="\n")
        judged = sys.argv[1:] or JUDGED
        below = [line for name in judged for line in _below(ibid.address + PAGES[name], name)]
        ibid.stop()
    sys.exit(bool(mistakes or below))


def _invalid(home: str, folder: Path) -> Iterator[str]:
    """Every error, with its page and line."""
    for name, address in PAGES.items():
        (folder / f"{name}.html").write_bytes(_page(home + address))
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = [folder / f"{name}.html" for name in PAGES]
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "json", *files], capture_output=True, check=False
    )
    for said in json.loads(done.stderr)["messages"]:
        if said["type"] != "info":
            yield f"{Path(said.get('url', '')).stem} {said.get('lastLine')}: {said['message']}"


def _page(address: str) -> bytes:
    try:
        with urlopen(Request(address)) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        return error.read()


def _below(address: str, name: str) -> Iterator[str]:
    """Each of the four marks, printed; those below the least are given."""
    done = subprocess.run(
        [
            NODE_MODULES / ".bin" / "lighthouse",
            address,
            "--quiet",
            "--output=json",
            f"--chrome-flags={FLAGS}",
            "--only-categories=performance,accessibility,best-practices,seo",
        ],
        capture_output=True,
        check=True,
        env=os.environ | {"CHROME_PATH": str(needs.chromium())},
    )
    report = json.loads(done.stdout)
    marks = {key: round(found["score"] * 100) for key, found in report["categories"].items()}
    print(f"Lighthouse, {name}: {marks}")
    for key, mark in marks.items():
        if mark < LEAST:
            audits = report["audits"]
            refs = report["categories"][key]["auditRefs"]
            wrong = [
                ref["id"]
                for ref in refs
                if (audits[ref["id"]]["score"] or 0) < 0.9 and ref["weight"]
            ]
            yield f"{name} {key}: {mark} {wrong}"
            print("  below:", wrong)


if __name__ == "__main__":
    main()
