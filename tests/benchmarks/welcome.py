"""LinkChecker and newsboat on the welcome blog: python -m tests.benchmarks.welcome

LinkChecker follows every internal link; newsboat reads every kind of feed. Both must be on the PATH
(`apt-get install linkchecker newsboat`). Prints the broken links and the articles that newsboat
reads; its feed formats depend on its version.
"""

import csv
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.journeys import server

FEEDS = ("/feed/", "/feed/rss/", "/feed.json", "/comments/feed/", "/comments/feed/rss/")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ibid = server.start(folder / "data")
        ibid.wait_until_ready()
        checked, broken = _links(ibid.url)
        print(f"LinkChecker: {checked} links, {len(broken)} broken", *broken, sep="\n")
        for feed in FEEDS:
            found = _read(ibid.url + feed, folder / feed.replace("/", "-"))
            print(f"newsboat, {feed}: {len(found)} articles", *found, sep="\n  ")
        ibid.stop()
    sys.exit(bool(broken))


def _links(home: str) -> tuple[int, list[str]]:
    """Return the number of links, and the broken ones."""
    done = subprocess.run(
        ["linkchecker", "--no-status", "--verbose", "--output=csv", "--threads=2", home],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line for line in done.stdout.splitlines() if not line.startswith("#"))
    links = list(csv.DictReader(lines, delimiter=";"))
    broken = [link for link in links if link["valid"] != "True"]
    return len(links), [f"{link['url']} {link['result']}" for link in broken]


def _read(url: str, folder: Path) -> list[str]:
    """Return the titles that newsboat reads in the feed."""
    folder.mkdir()
    (folder / "urls").write_text(url)
    (folder / "config").touch()
    files = ("-u", folder / "urls", "-c", folder / "cache", "-C", folder / "config")
    subprocess.run(["newsboat", *files, "-x", "reload"], capture_output=True, check=True)
    with sqlite3.connect(folder / "cache") as cache:
        return [title for (title,) in cache.execute("SELECT title FROM rss_item ORDER BY pubDate")]


if __name__ == "__main__":
    main()
