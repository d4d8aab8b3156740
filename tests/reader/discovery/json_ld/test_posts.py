"""JSON-LD of posts, and the microdata of their comments."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.posts.series.models import Series
from tests.factories import A_DAY, PHOTO, citing, make_comment, make_picture, make_post, make_source
from tests.reader.discovery.json_ld.test_nodes import (
    ANN,
    BLOG,
    LICENSE,
    POST,
    PUBLISHER,
    json_ld,
    trail,
)

pytestmark = pytest.mark.django_db


def test_a_post_is_a_blog_posting_that_cites(client, author):
    source = make_source(title="The Split", DOI="10.1000/x")
    body = f"<p>Words.{citing(source)}</p>"
    post = make_post(title="Quarrel", body=body, author=author, tags=("War",))
    make_comment(post=post)
    assert json_ld(client, post.get_absolute_url()) == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": f"{POST}#main",
        "headline": "Quarrel",
        "url": POST,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": POST,
            "breadcrumb": trail(("July 2013", "/2013/07/"), ("Quarrel", "")),
        },
        "description": "Words.",
        "author": [ANN],
        "publisher": PUBLISHER,
        "datePublished": "2013-07-15T12:00:00+00:00",
        "inLanguage": "en",
        "isPartOf": [{"@type": "Blog", "@id": f"{BLOG}/#blog", "name": "Notes", "url": f"{BLOG}/"}],
        "keywords": ["War"],
        "license": LICENSE,
        "commentCount": 1,
        "citation": [
            {
                "@type": "Book",
                "name": "The Split",
                "author": [{"@type": "Person", "name": "Lorenz M. Lüthi"}],
                "datePublished": "2008",
                "sameAs": "https://doi.org/10.1000/x",
            }
        ],
    }


def test_a_part_of_a_series_has_its_position(client, author):
    series = Series.objects.create(title="Days", slug="days")
    post = make_post(author=author, title="Quarrel", series=series, series_position=2)
    data = json_ld(client, post.get_absolute_url())
    assert data["mainEntityOfPage"]["breadcrumb"] == trail(
        ("Days", "/series/days/"), ("Quarrel", "")
    )
    assert data["position"] == 2
    assert data["isPartOf"][1] == {
        "@type": "CreativeWorkSeries",
        "name": "Days",
        "url": f"{BLOG}/series/days/",
    }


def test_a_page_is_an_article_directly_below_home(client, author):
    page = make_post(kind="page", title="About", author=author)
    data = json_ld(client, page.get_absolute_url())
    assert data["@type"] == "Article"
    assert data["mainEntityOfPage"]["breadcrumb"] == trail(("About", ""))


def test_pictures_have_their_credits_and_licenses(client):
    record = make_source(id="album", title="An Album")
    lead = make_picture(size=PHOTO, alt="A lock", credit="A. Keeper", license="CC-BY-4.0")
    shown = make_picture(alt="A boat", caption="A boat, 1911", source=record)
    body = f'<figure data-picture="{shown.pk}" data-caption="Built in 1911"></figure>' * 2
    post = make_post(lead_picture=lead, body=body)
    first, second = json_ld(client, post.get_absolute_url())["image"]
    url = f"{BLOG}{lead.file.url}"
    assert first == {
        "@type": "ImageObject",
        "url": url,
        "contentUrl": url,
        "width": 900,
        "height": 600,
        "caption": "A lock",
        "creditText": "A. Keeper",
        "license": LICENSE,
    }
    assert second["caption"] == "Built in 1911"
    assert second["creditText"] == "Lüthi 2008"
    assert second["acquireLicensePage"] == f"{BLOG}/sources/album/"


def test_a_picture_without_credit_has_none(client):
    picture = make_picture(size=PHOTO, alt="A plain color")
    [shown] = json_ld(client, make_post(lead_picture=picture).get_absolute_url())["image"]
    assert shown == {
        "@type": "ImageObject",
        "url": f"{BLOG}{picture.file.url}",
        "width": 900,
        "height": 600,
        "caption": "A plain color",
    }


def test_a_lead_picture_that_is_also_in_the_text_is_listed_once(client):
    picture = make_picture()
    body = f'<figure data-picture="{picture.pk}"></figure>'
    post = make_post(lead_picture=picture, body=body)
    assert len(json_ld(client, post.get_absolute_url())["image"]) == 1


def test_comments_are_microdata(client):
    post = make_post(title="Quarrel")
    parent = make_comment(
        post=post, name="Rosa", website="https://rosa.example", body="Yes", created_at=A_DAY
    )
    reply = make_comment(post=post, parent=parent, name="Ben", body="No")
    page = LexborHTMLParser(client.get(post.get_absolute_url()).content)
    top = page.css_first('[itemtype="https://schema.org/BlogPosting"]')
    assert top.attributes["itemid"] == json_ld(client, post.get_absolute_url())["@id"]
    first = top.css_first(f"#c{parent.pk}")
    assert first.attributes["itemtype"] == "https://schema.org/Comment"
    nodes = first.css("[itemprop]")[:6]
    assert [node.attributes["itemprop"] for node in nodes] == [
        "comment", "author", "url", "name", "url", "datePublished",
    ]  # fmt: skip
    assert nodes[2].attributes["href"] == "https://rosa.example"
    assert nodes[4].attributes["href"] == f"#c{parent.pk}"
    assert nodes[5].attributes["datetime"] == "2013-07-15T12:00+0000"
    assert first.css_first('[itemprop="text"]').text(strip=True) == "Yes"
    assert first.css_first(f'#c{reply.pk}[itemprop="comment"]')
