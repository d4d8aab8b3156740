"""JSON-LD of home, lists, authors and sources."""

from typing import Any

import pytest

from blog.posts.series.models import Series
from tests.factories import citing, make_post, make_source
from tests.reader.discovery.json_ld.test_nodes import (
    ANN,
    BLOG,
    LICENSE,
    PUBLISHER,
    SUMMARY,
    json_ld,
    trail,
)

pytestmark = pytest.mark.django_db


def listed(*items: tuple[str, str]) -> dict[str, Any]:
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "url": f"{BLOG}{path}"}
        for n, (name, path) in enumerate(items, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": steps}


def test_home_is_a_blog_with_a_search(client, author):
    make_post(title="Quarrel", author=author)
    assert json_ld(client, "/") == {
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
                "blogPost": [SUMMARY],
            },
        ],
    }


def collection(name: str, path: str, *, above: tuple = (), items: tuple, **more: str) -> dict:
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "@id": f"{BLOG}{path}",
        "name": name,
        "inLanguage": "en",
        "isPartOf": {"@id": f"{BLOG}/#website"},
        "breadcrumb": trail(*above, (name, "")),
        "mainEntity": listed(*items),
        **more,
    }


def test_lists_have_their_items_and_breadcrumbs(client, author):
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
        collection("July 2013", "/2013/07/", above=(archive, year), items=posts),
        collection("2013", "/2013/", above=(archive,), items=posts),
        collection("Archive", "/archive/", items=(year,)),
        collection("War", "/tags/war/", above=(("Tags", "/tags/"),), items=posts),
        collection("Tags", "/tags/", items=(("War", "/tags/war/"),)),
        collection("Authors", "/authors/", items=(("Ann Author", "/authors/ann-author/"),)),
        collection("Series", "/series/", items=(("Days", "/series/days/"),)),
        collection(
            "Days",
            "/series/days/",
            above=(("Series", "/series/"),),
            items=posts,
            description="A year",
        ),
        collection("Sources", "/sources/", items=(("The Split", "/sources/split/"),)),
    ):
        assert json_ld(client, expected["@id"].removeprefix(BLOG)) == expected


def test_a_page_of_an_author_is_a_profile(client, author):
    make_post(title="Quarrel", author=author)
    url = f"{BLOG}/authors/ann-author/"
    assert json_ld(client, "/authors/ann-author/") == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": url,
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
        "hasPart": [SUMMARY],
    }


def test_a_source_is_described_as_a_work(client, author):
    source = make_source(id="split", title="The Split", publisher="Princeton")
    make_post(author=author, body=f"<p>{citing(source)}</p>")
    assert json_ld(client, "/sources/split/") == {
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
