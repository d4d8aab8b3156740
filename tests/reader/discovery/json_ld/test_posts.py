"""JSON-LD, and the comments told in HTML: what a page is about, in schema.org's words."""

import json
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.posts.series.models import Series
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_comment,
    make_picture,
    make_post,
    make_source,
)
from tests.pages import PAGES
from tests.sample_blog import write_sample_blog

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
IN_SHORT = {
    "@type": "BlogPosting",
    "@id": f"{POST}#main",
    "headline": "Quarrel",
    "url": POST,
    "datePublished": "2013-07-15T12:00:00+00:00",
    "author": [ANN],
}


def linked_data(client, address: str) -> dict[str, Any]:
    page = client.get(address).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def trail(*crumbs: tuple[str, str]) -> dict[str, Any]:
    """The way to a page, which itself stands last, without its address."""
    steps = [
        {"@type": "ListItem", "position": n, "name": name}
        | ({"item": f"{BLOG}{path}"} if path else {})
        for n, (name, path) in enumerate([("Notes", "/"), *crumbs], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def listed(*things: tuple[str, str]) -> dict[str, Any]:
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "url": f"{BLOG}{path}"}
        for n, (name, path) in enumerate(things, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": steps}


@pytest.fixture
def author():
    said = {"name": "Notes", "tagline": "On quarrels", "license": "CC-BY-4.0"}
    Site.objects.update_or_create(pk=1, defaults=said)
    return make_account(name="Ann Author", website="https://ann.example/", about="A historian.")


def test_a_post_is_a_blog_posting_that_cites(client, author):
    source = make_source(title="The Split", DOI="10.1000/x")
    body = f"<p>Words.{citing(source)}</p>"
    post = make_post(title="Quarrel", body=body, author=author, tags=("War",))
    make_comment(post=post)
    assert linked_data(client, post.get_absolute_url()) == {
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


def test_a_part_of_a_series_says_so(client, author):
    series = Series.objects.create(title="Days", slug="days")
    post = make_post(author=author, title="Quarrel", series=series, series_position=2)
    said = linked_data(client, post.get_absolute_url())
    assert said["mainEntityOfPage"]["breadcrumb"] == trail(
        ("Days", "/series/days/"), ("Quarrel", "")
    )
    assert said["position"] == 2
    assert said["isPartOf"][1] == {
        "@type": "CreativeWorkSeries",
        "name": "Days",
        "url": f"{BLOG}/series/days/",
    }


def test_an_undated_page_is_an_article_right_below_home(client, author):
    page = make_post(kind="page", title="About", author=author)
    said = linked_data(client, page.get_absolute_url())
    assert said["@type"] == "Article"
    assert said["mainEntityOfPage"]["breadcrumb"] == trail(("About", ""))


def test_pictures_come_with_their_makers_and_licenses(client):
    record = make_source(id="album", title="An Album")
    lead = make_picture(alt="A lock", credit="A. Keeper", license="CC-BY-4.0")
    shown = make_picture(alt="A boat", caption="A boat, 1911", source=record)
    body = f'<figure data-picture="{shown.pk}" data-caption="Built in 1911"></figure>' * 2
    post = make_post(lead_picture=lead, body=body)
    first, second = linked_data(client, post.get_absolute_url())["image"]
    address = f"{BLOG}{lead.file.url}"
    assert first == {
        "@type": "ImageObject",
        "url": address,
        "contentUrl": address,
        "width": 900,
        "height": 600,
        "caption": "A lock",
        "creditText": "A. Keeper",
        "license": LICENSE,
    }
    assert second["caption"] == "Built in 1911"
    assert second["creditText"] == "Lüthi 2008"
    assert second["acquireLicensePage"] == f"{BLOG}/sources/album/"


def test_a_picture_of_nobody_known_is_only_shown(client):
    picture = make_picture(alt="A plain color")
    [shown] = linked_data(client, make_post(lead_picture=picture).get_absolute_url())["image"]
    assert shown == {
        "@type": "ImageObject",
        "url": f"{BLOG}{picture.file.url}",
        "width": 900,
        "height": 600,
        "caption": "A plain color",
    }


def test_a_lead_picture_that_stands_in_the_text_is_told_once(client):
    picture = make_picture()
    body = f'<figure data-picture="{picture.pk}"></figure>'
    post = make_post(lead_picture=picture, body=body)
    assert len(linked_data(client, post.get_absolute_url())["image"]) == 1


def test_comments_are_told_where_their_words_stand(client):
    post = make_post(title="Quarrel")
    parent = make_comment(
        post=post, name="Rosa", website="https://rosa.example", body="Yes", created_at=A_DAY
    )
    reply = make_comment(post=post, parent=parent, name="Ben", body="No")
    page = LexborHTMLParser(client.get(post.get_absolute_url()).content)
    top = page.css_first('[itemtype="https://schema.org/BlogPosting"]')
    assert top.attributes["itemid"] == linked_data(client, post.get_absolute_url())["@id"]
    first = top.css_first(f"#c{parent.pk}")
    assert first.attributes["itemtype"] == "https://schema.org/Comment"
    said = first.css("[itemprop]")[:6]
    assert [node.attributes["itemprop"] for node in said] == [
        "comment", "author", "url", "name", "url", "datePublished",
    ]  # fmt: skip
    assert said[2].attributes["href"] == "https://rosa.example"
    assert said[4].attributes["href"] == f"#c{parent.pk}"
    assert said[5].attributes["datetime"] == "2013-07-15T12:00+0000"
    assert first.css_first('[itemprop="text"]').text(strip=True) == "Yes"
    assert first.css_first(f'#c{reply.pk}[itemprop="comment"]')


def test_home_is_a_blog_and_says_how_it_is_searched(client, author):
    make_post(title="Quarrel", author=author)
    assert linked_data(client, "/") == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebSite",
                "@id": f"{BLOG}/#website",
                "name": "Notes",
                "url": f"{BLOG}/",
                "inLanguage": "en",
                "publisher": PUBLISHER,
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {
                        "@type": "EntryPoint",
                        "urlTemplate": f"{BLOG}/search/?q={{query}}",
                    },
                    "query-input": "required name=query",
                },
            },
            {
                "@type": "Blog",
                "@id": f"{BLOG}/#blog",
                "name": "Notes",
                "url": f"{BLOG}/",
                "description": "On quarrels",
                "inLanguage": "en",
                "isPartOf": {"@id": f"{BLOG}/#website"},
                "publisher": {"@id": f"{BLOG}/#publisher"},
                "license": LICENSE,
                "blogPost": [IN_SHORT],
            },
        ],
    }


def collection(name: str, path: str, *, above: tuple = (), things: tuple, **more: str) -> dict:
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "@id": f"{BLOG}{path}",
        "name": name,
        "inLanguage": "en",
        "isPartOf": {"@id": f"{BLOG}/#website"},
        "breadcrumb": trail(*above, (name, "")),
        "mainEntity": listed(*things),
        **more,
    }


def test_lists_say_what_they_list_and_where_they_stand(client, author):
    series = Series.objects.create(title="Days", slug="days", description="A year")
    source = make_source(id="split", title="The Split")
    make_post(
        title="Quarrel",
        author=author,
        tags=("War",),
        series=series,
        series_position=1,
        body=f"<p>{citing(source)}</p>",
    )
    posts = (("Quarrel", "/2013/07/quarrel/"),)
    year, archive = ("2013", "/2013/"), ("Archive", "/archive/")
    for expected in (
        collection("July 2013", "/2013/07/", above=(archive, year), things=posts),
        collection("2013", "/2013/", above=(archive,), things=posts),
        collection("Archive", "/archive/", things=(year,)),
        collection("War", "/tags/war/", above=(("Tags", "/tags/"),), things=posts),
        collection("Tags", "/tags/", things=(("War", "/tags/war/"),)),
        collection("Authors", "/authors/", things=(("Ann Author", "/authors/ann-author/"),)),
        collection("Series", "/series/", things=(("Days", "/series/days/"),)),
        collection(
            "Days",
            "/series/days/",
            above=(("Series", "/series/"),),
            things=posts,
            description="A year",
        ),
        collection("Sources", "/sources/", things=(("The Split", "/sources/split/"),)),
    ):
        assert linked_data(client, expected["@id"].removeprefix(BLOG)) == expected


def test_a_page_of_an_author_is_a_profile(client, author):
    make_post(title="Quarrel", author=author)
    address = f"{BLOG}/authors/ann-author/"
    assert linked_data(client, "/authors/ann-author/") == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": address,
        "inLanguage": "en",
        "isPartOf": {"@id": f"{BLOG}/#website"},
        "breadcrumb": trail(("Authors", "/authors/"), ("Ann Author", "")),
        "mainEntity": {
            **ANN,
            "description": "A historian.",
            "agentInteractionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/WriteAction",
                "userInteractionCount": 1,
            },
        },
        "hasPart": [IN_SHORT],
    }


def test_a_page_of_a_source_tells_the_work(client, author):
    source = make_source(id="split", title="The Split", publisher="Princeton")
    make_post(author=author, body=f"<p>{citing(source)}</p>")
    assert linked_data(client, "/sources/split/") == {
        "@context": "https://schema.org",
        "@id": f"{BLOG}/sources/split/#main",
        "@type": "Book",
        "name": "The Split",
        "author": [{"@type": "Person", "name": "Lorenz M. Lüthi"}],
        "datePublished": "2008",
        "publisher": {"@type": "Organization", "name": "Princeton"},
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": f"{BLOG}/sources/split/",
            "breadcrumb": trail(("Sources", "/sources/"), ("The Split", "")),
        },
    }


def test_a_hostile_title_does_not_end_the_script(client):
    post = make_post(title="</script><script>alert(1)</script>")
    page = client.get(post.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert linked_data(client, post.get_absolute_url())["headline"] == post.title


def test_every_page_worth_finding_says_what_it_is(client):
    write_sample_blog()
    for address in PAGES.values():
        page = client.get(address).content.decode()
        is_listed = '<link rel="canonical"' in page
        assert page.count("application/ld+json") == is_listed, address
