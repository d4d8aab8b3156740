"""Every public page of a sample blog, as JSON on standard output: python -m tests.public_pages URL

URL is that of an empty database. The same content must give the same pages in every database.
"""

import json
import os
import re
import sys
from datetime import UTC, datetime

import django
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.test.utils import setup_test_environment

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MAX_PAGES = 200
STARTS = (
    *("/", "/archive/", "/tags/", "/authors/", "/series/", "/sources/", "/sitemap.xml"),
    *("/sources/?format=bibtex", "/sources/?format=ris", "/sources/?format=csl-json"),
    *("/feed/", "/feed/rss/", "/feed.json", "/comments/feed/", "/robots.txt", "/humans.txt"),
)
QUERIES = (
    *("water", "the water", '"the water"', "14", "example", "lodz", "パン", "keepr", "ledgers"),
    *("wrote", "1938", "sprache", "weath*", "zebra", "www.example.org", "Sino-Soviet", "東京"),
)
LINK = re.compile(r'(?:href="|<loc>)(?:http://testserver)?(/[^"#<>]*)')
SKIPPED = re.compile(r"/(static|media|admin|comments/\d)")


def main() -> None:
    os.environ |= {
        "TEST_DATABASE_URL": sys.argv[1],
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }
    settings.SECRET_KEY = "the-same-for-both-databases-" * 2  # of avatars and signatures
    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    with time_machine.travel(NOW, tick=False):
        write()
        json.dump(pages(), sys.stdout)


def write() -> None:
    """Write a blog with what databases sort, split and store differently."""
    from blog.search.indexing import rebuild  # noqa: PLC0415  needs the database just chosen
    from blog.site.models import Site  # noqa: PLC0415
    from tests.factories import (  # noqa: PLC0415
        citing,
        make_comment,
        make_post,
        make_source,
        rewrite,
    )

    Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"language": "de"})
    names = ("Zebra", "Äpfel", "apple", "Öl", "Ål", "éclair", "1938", "-dash", "Łódź")
    sources = [
        make_source(
            id=f"s{number}",
            title=f"{name} and 3.14",
            author=[{"family": name, "given": "A."}],
            volume="2",
            edition="1",
            note="x",
            custom={"bb": "1", "a": "2"},
        )
        for number, name in enumerate(names)
    ]
    for number, name in enumerate(names):
        sentence = f"{name} at www.example.org in 3.14 of water"
        body = f"<p>{sentence}{citing(sources[number])}. パンの東京</p>" * (number + 1)
        post = make_post(title=f"{name} {number}", body=body, tags=(*names, "Москва"))
        rewrite(post, series=f"{name} series", authors=[name, "Ann"])
        make_comment(post=post, name=name, body=f"{name} of *water*, 14 and example.")
    make_post(title="Uncited", body=f"<p>All{''.join(map(citing, sources))}</p>", tags=names[::-1])
    rebuild()


def pages() -> dict[str, str]:
    """Return every page that links lead to, by its path, with its status and type."""
    from django.test import Client  # noqa: PLC0415

    client = Client(raise_request_exception=False)
    waiting = [*STARTS, *(f"/search/?q={query}" for query in QUERIES)]
    found: dict[str, str] = {}
    while waiting and len(found) < MAX_PAGES:
        path = waiting.pop(0)
        if path in found or SKIPPED.match(path):
            continue
        answer = client.get(path.replace("&amp;", "&"))
        content = b"".join(answer) if answer.streaming else answer.content
        text = content.decode("utf-8", "replace")
        found[path] = f"{answer.status_code} {answer.headers.get('Content-Type')}\n{text}"
        waiting += sorted(set(LINK.findall(text)))
    return found


if __name__ == "__main__":
    main()
