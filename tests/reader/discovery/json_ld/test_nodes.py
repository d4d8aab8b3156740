"""Nodes that several pages share, and what every page has in common."""

import json
import re
from typing import Any

import pytest

from blog.reader.discovery.json_ld.nodes import breadcrumbs, publisher, without_empty
from blog.site.models import Site
from tests.factories import make_picture, make_post

pytestmark = pytest.mark.django_db

BLOG = "http://testserver"
POST = f"{BLOG}/2013/07/quarrel/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = {
    "@type": "Organization",
    "@id": f"{BLOG}/#publisher",
    "name": "Notes",
    "url": f"{BLOG}/",
}
ANN = {
    "@type": "Person",
    "@id": f"{BLOG}/authors/ann-author/#author",
    "name": "Ann Author",
    "url": f"{BLOG}/authors/ann-author/",
    "sameAs": "https://ann.example/",
}
SUMMARY = {
    "@type": "BlogPosting",
    "@id": f"{POST}#main",
    "headline": "Quarrel",
    "url": POST,
    "datePublished": "2013-07-15T12:00:00+00:00",
    "author": [ANN],
}


def json_ld(client, path: str) -> dict[str, Any]:
    page = client.get(path).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def trail(*crumbs: tuple[str, str]) -> dict[str, Any]:
    """The breadcrumbs of a page; its own crumb is last and has no path."""
    steps = [
        {"@type": "ListItem", "position": n, "name": name}
        | ({"item": f"{BLOG}{path}"} if path else {})
        for n, (name, path) in enumerate([("Notes", "/"), *crumbs], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def test_the_publisher_has_the_blog_s_logo():
    logo = make_picture()
    site = Site(name="Notes", logo=logo)
    assert publisher(site, origin=BLOG) == PUBLISHER | {"logo": f"{BLOG}{logo.file.url}"}


def test_breadcrumbs_begin_at_home_and_end_without_a_url():
    crumbs = [("Tags", "/tags/"), ("War", "")]
    assert breadcrumbs(crumbs, site=Site(name="Notes"), origin=BLOG) == trail(*crumbs)


def test_empty_properties_are_left_out():
    assert without_empty({"a": "", "b": [], "c": None, "d": 0, "e": "x"}) == {"e": "x"}


def test_a_hostile_title_does_not_end_the_script(client):
    post = make_post(title="</script><script>alert(1)</script>")
    page = client.get(post.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert json_ld(client, post.get_absolute_url())["headline"] == post.title
