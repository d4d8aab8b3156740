"""Microformats: what a program that reads them finds on every kind of page."""

from typing import Any

import mf2py
import pytest

from blog.posts.series.models import Series
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    make_account,
    make_comment,
    make_picture,
    make_post,
)

pytestmark = pytest.mark.django_db

BLOG = "http://testserver"
MOMENT = "2013-07-15T12:00:00+0000"


def found(client, path: str) -> list[dict[str, Any]]:
    """The items on the page, without the attributes of their elements."""
    html = client.get(path).content.decode()
    return [_bare(item) for item in mf2py.parse(doc=html, url=f"{BLOG}{path}")["items"]]


def _bare(item: Any) -> Any:
    if isinstance(item, list):
        return [_bare(part) for part in item]
    if not isinstance(item, dict):
        return item
    return {name: _bare(part) for name, part in item.items() if name not in {"id", "lang"}}


def card(name: str, *urls: str, **more: list[str]) -> dict[str, Any]:
    """A person inside another item."""
    properties = {"name": [name], **({"url": list(urls)} if urls else {}), **more}
    return {"type": ["h-card"], "properties": properties, "value": name}


ANN = card("Ann Lee", f"{BLOG}/authors/ann-lee/")


@pytest.fixture
def entry(client) -> dict[str, Any]:
    """A post as lists show it."""
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes"})
    picture = make_picture(alt="A lock")
    make_post(
        title="Quarrel",
        author=make_account(name="Ann Lee", website="https://ann.example/", about="Of canals."),
        summary="What they quarrelled about.",
        body="<p>The text.</p>",
        tags=("War",),
        lead_picture=picture,
        series=Series.objects.create(title="Days", slug="days", description="A year"),
        series_position=1,
    )
    url = f"{BLOG}/2013/07/quarrel/"
    return {
        "type": ["h-entry"],
        "properties": {
            "name": ["Quarrel"],
            "url": [url],
            "uid": [url],
            "published": [MOMENT],
            "author": [ANN],
            "featured": [{"value": f"{BLOG}{picture.file.url}", "alt": "A lock"}],
            "summary": ["What they quarrelled about."],
            "category": ["War"],
        },
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", {"name": ["Notes"]}),
        ("/2013/07/", {"name": ["July 2013"]}),
        ("/2013/", {"name": ["2013"]}),
        ("/tags/war/", {"name": ["Posts about War"]}),
        ("/series/days/", {"name": ["Days"], "summary": ["A year"]}),
    ],
)
def test_a_list_is_a_feed_of_entries(client, entry, path, expected):
    properties = {**expected, "url": [f"{BLOG}{path}"]}
    feed = {"type": ["h-feed"], "properties": properties, "children": [entry]}
    assert found(client, path) == [feed]


def test_an_author_s_page_is_an_h_card_and_a_feed(client, entry):
    page = f"{BLOG}/authors/ann-lee/"
    ann = card("Ann Lee", page, "https://ann.example/", uid=[page], note=["Of canals."])
    [feed] = found(client, "/authors/ann-lee/")
    assert feed == {
        "type": ["h-feed"],
        "properties": {"name": ["Posts by Ann Lee"], "author": [ann], "url": [page]},
        "children": [entry],
    }


def test_an_author_s_website_is_linked_as_me(client, entry):
    rels = mf2py.parse(doc=client.get("/authors/ann-lee/").content.decode())["rels"]
    assert rels["me"] == ["https://ann.example/"]


def test_authors_are_h_cards(client, entry):
    page = f"{BLOG}/authors/ann-lee/"
    [ann] = found(client, "/authors/")
    assert ann == {
        "type": ["h-card"],
        "properties": {
            "name": ["Ann Lee"],
            "url": [page, "https://ann.example/"],
            "uid": [page],
            "note": ["Of canals."],
        },
    }


def test_a_post_is_an_entry_with_its_comments(client):
    author = make_account(name="Ann Lee")
    post = make_post(title="Quarrel", body="<p>The text.</p>", author=author, tags=("War",))
    comment = make_comment(
        post=post, name="Rosa", website="https://rosa.example", body="Yes", created_at=A_DAY
    )
    reply = make_comment(post=post, parent=comment, name="Ben", body="No", created_at=A_DAY)
    url = f"{BLOG}{post.get_absolute_url()}"
    assert found(client, post.get_absolute_url()) == [
        {
            "type": ["h-entry"],
            "properties": {
                "name": ["Quarrel"],
                "url": [url],
                "uid": [url],
                "published": ["2013-07-15"],
                "author": [ANN],
                "content": [{"value": "The text.", "html": "<p>The text.</p>"}],
                "category": ["War"],
                "comment": [
                    cited(
                        f"{url}#c{comment.pk}",
                        "Yes",
                        card("Rosa", "https://rosa.example"),
                        comment=[cited(f"{url}#c{reply.pk}", "No", card("Ben"))],
                    )
                ],
            },
        }
    ]


def cited(url: str, text: str, author: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A comment under a post."""
    properties = {
        "author": [author],
        "url": [url],
        "published": ["2013-07-15T12:00+0000"],
        "content": [{"value": text, "html": f"<p>{text}</p>"}],
    }
    return {"type": ["h-cite"], "properties": properties | more, "value": url}


def test_a_lead_picture_is_featured_above_the_text(client):
    picture = make_picture(alt="A lock")
    post = make_post(lead_picture=picture)
    [entry] = found(client, post.get_absolute_url())
    shown = {"value": f"{BLOG}{picture.file.url}", "alt": "A lock"}
    assert entry["properties"]["featured"] == [shown]
