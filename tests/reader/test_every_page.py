"""Every kind of page for readers: its canonical URL, robots and structured data."""

import re

import mf2py
import pytest

from tests.pages import PAGES
from tests.sample_blog import write_sample_blog

pytestmark = pytest.mark.django_db

HOST = "http://testserver"

UNLISTED = {"search", "found-nothing", "cite", "webmention", "missing", "withdrawn"}
UNLISTED |= {"copy", "copy-removal"}
# Search engines do not list them either, but take links to them as links to the post.
VERSIONS = {"versions", "version", "changes"}
ELSEWHERE = {"reply": "/2013/07/talk/", **dict.fromkeys(VERSIONS, "/2013/07/day-0/")}

FEEDS = ("home", "older", "month", "tag", "author", "profile", "series")
NOTHING = (
    "archive", "tags", "all-series", "search", "found-nothing", "cite", "sources", "source",
    "webmention", "missing", "withdrawn", "versions", "changes", "source-gone", "copy",
    "copy-removal",
)  # fmt: skip
MICROFORMATS = {name: ["h-feed"] for name in FEEDS} | {name: [] for name in NOTHING}
MICROFORMATS["authors"] = ["h-card", "h-card"]
MICROFORMATS["version"] = ["h-card"]  # the entry is the post itself


@pytest.fixture(scope="module", autouse=True)
def sample_blog(module_rows):
    write_sample_blog(shrink=10)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_canonical_url_and_structured_data_or_noindex(client, name):
    html = client.get(PAGES[name]).content.decode()
    canonicals = re.findall(rf'<link rel="canonical" href="{HOST}([^"]*)">', html)
    robots = re.findall(r'<meta name="robots" content="([^",]*)[^"]*">', html)
    if name in UNLISTED:
        assert (canonicals, robots) == ([], ["noindex"])
    else:
        expected = ["noindex"] if name in VERSIONS else []
        assert (canonicals, robots) == ([ELSEWHERE.get(name, PAGES[name])], expected)
    assert html.count("application/ld+json") == (name not in UNLISTED | VERSIONS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_microformats_of_its_kind(client, name):
    html = client.get(PAGES[name]).content.decode()
    items = mf2py.parse(doc=html, url=f"{HOST}{PAGES[name]}")["items"]
    kinds = [kind for item in items for kind in item["type"]]
    assert kinds == MICROFORMATS.get(name, ["h-entry"])
