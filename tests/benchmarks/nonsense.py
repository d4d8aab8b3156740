"""Searches for strings that break programs: python -m tests.benchmarks.nonsense LIST.json...

Each list is a JSON array of strings; `--postgresql` uses PostgreSQL instead of SQLite. Every string
is the text of a post, and is searched for on the reader's page: as it is, in quotation marks, and
as typed so far. No search may fail, and a string with a letter must find its post.
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
    options = parser.parse_args()
    strings = [string for path in options.lists for string in json.loads(path.read_text("utf-8"))]
    if options.postgresql:
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
    setup_test_environment()  # for `response.context`
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
        text = string.replace("\0", "")
        make_post(title=text[:200].strip() or "Empty", body=clean_post(f"<p>{escape(text)}</p>"))
    print(f"{len(strings)} posts; {rebuild()} indexed")


def look_for(query: str, more: dict[str, str]) -> str:
    """Search for `query`; return the result."""
    from django.test import Client  # noqa: PLC0415

    answer = Client(raise_request_exception=False).get("/search/", {"q": query, **more})
    if answer.status_code != 200:
        print(f"{answer.status_code}: {query!r}")
        return str(answer.status_code)
    found = answer.context["found"]
    if not found.has_words:
        return "nothing to look for"
    if not found.count:
        print(f"not found: {query!r}")
    return "found" if found.count else "not found"


if __name__ == "__main__":
    main()
