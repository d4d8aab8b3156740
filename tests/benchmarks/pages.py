"""Nu Html Checker and Lighthouse on every kind of page: `python -m tests.benchmarks.pages`.

Arguments select the pages for Lighthouse; by default all with status 200. Pages with `noindex` are
not checked for SEO. The Nu Html Checker also validates every entry of the feeds.

The Nu Html Checker (needs Java) and Lighthouse are npm packages: run `npm install vnu-jar
lighthouse` and set NODE_MODULES to their folder. They are not part of the test suite.
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
SKIPPED = {"missing", "withdrawn"}  # Lighthouse treats a 404 as a page that did not load
FEEDS = ("/feed.json", "/comments/feed.json", "/tags/canals/feed.json", "/2013/07/talk/feed.json")
AROUND = '<!doctype html><html lang="en"><title>An entry</title><h1>An entry</h1>{}</html>'
LEAST = 99
FLAGS = "--headless=new --disable-gpu" + (" --no-sandbox" if os.geteuid() == 0 else "")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ibid = server.start(Path(folder, "data"))
        try:
            ibid.wait_until_ready()
            ibid.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")
            mistakes = list(_invalid(ibid.url, Path(folder)))
            print(f"{len(mistakes)} errors", *mistakes, sep="\n")
            chosen = sys.argv[1:] or [name for name in PAGES if name not in SKIPPED]
            below = [line for name in chosen for line in _below(ibid.url + PAGES[name], name)]
        finally:
            ibid.stop()
    sys.exit(bool(mistakes or below))


def _invalid(home: str, folder: Path) -> Iterator[str]:
    """Yield every error with its page and line."""
    texts = {name: _page(home + path) for name, path in PAGES.items()}
    entries = [entry for feed in FEEDS for entry in json.loads(_page(home + feed))["items"]]
    texts |= {
        f"entry-{number}": AROUND.format(entry["content_html"]).encode()
        for number, entry in enumerate(entries)
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_bytes(text)
    print(f"Nu Html Checker: {len(PAGES)} pages, {len(entries)} entries of feeds", end=", ")
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = [folder / f"{name}.html" for name in texts]
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "json", *files], capture_output=True, check=False
    )
    for found in json.loads(done.stderr)["messages"]:
        if found["type"] != "info":
            yield f"{Path(found.get('url', '')).stem} {found.get('lastLine')}: {found['message']}"


def _page(url: str) -> bytes:
    try:
        with urlopen(Request(url)) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        return error.read()


def _below(url: str, name: str) -> Iterator[str]:
    """Print each score; yield those below LEAST."""
    categories = "performance,accessibility,best-practices"
    if b"noindex" not in _page(url):
        categories += ",seo"
    done = subprocess.run(
        [
            NODE_MODULES / ".bin" / "lighthouse",
            url,
            "--quiet",
            "--output=json",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={categories}",
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
