"""Strings that break programs, looked for: python -m tests.benchmarks.nonsense LIST.json...

Each list is a JSON array of strings; `--postgresql` asks PostgreSQL instead of SQLite. Every string
is in the text of a post of its own, and is then looked for through the reader's page: as it is, in
quotation marks, and as somebody who is still typing. Nothing may be an error, and what has a letter
in it must find its post.
"""

import argparse
import json
import os
import tempfile
from collections import Counter
from html import escape
from pathlib import Path

import django
from django.core.management import call_command
from django.test.utils import setup_test_environment

from tests import needs, postgresql

WAYS = {"as it is": ("{}", {}), "quoted": ('"{}"', {}), "typing": ("{}", {"typing": "1"})}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--postgresql", action="store_true")
    said = parser.parse_args()
    strings = [string for path in said.lists for string in json.loads(path.read_text("utf-8"))]
    if said.postgresql:
        programs = needs.postgresql()
        assert programs, "no PostgreSQL is installed"
        with postgresql.running(programs) as url:
            measure(url, strings)
        return
    with tempfile.TemporaryDirectory(prefix="ibid-search-") as folder:
        measure(f"sqlite:///{Path(folder) / 'db.sqlite3'}", strings)


def measure(url: str, strings: list[str]) -> None:
    os.environ |= {"TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings_test"}
    django.setup()
    setup_test_environment()  # so that an answer tells what it was made from
    call_command("migrate", verbosity=0)
    write(strings)
    for way, (form, more) in WAYS.items():
        counts: Counter[str] = Counter()
        for string in strings:
            counts[look_for(form.format(string), more)] += 1
        print(f"{way}: {dict(counts)}")


def write(strings: list[str]) -> None:
    from blog.search.indexing import rebuild  # noqa: PLC0415  needs the database just chosen
    from blog.text.html.sanitizing import clean_post  # noqa: PLC0415
    from tests.factories import make_post  # noqa: PLC0415

    for string in strings:
        words = string.replace("\0", "")
        make_post(title=words[:200].strip() or "Empty", body=clean_post(f"<p>{escape(words)}</p>"))
    print(f"{len(strings)} posts; {rebuild()} can be found")


def look_for(words: str, more: dict[str, str]) -> str:
    """What the page said of it."""
    from django.test import Client  # noqa: PLC0415

    answer = Client(raise_request_exception=False).get("/search/", {"q": words, **more})
    if answer.status_code != 200:
        print(f"{answer.status_code}: {words!r}")
        return str(answer.status_code)
    found = answer.context["found"]
    if not found.has_words:
        return "nothing to look for"
    if not found.count:
        print(f"not found: {words!r}")
    return "found" if found.count else "not found"


if __name__ == "__main__":
    main()
