"""The filter of the list of sources."""

import pytest

from tests.factories import make_source
from tests.reader.sources.test_list import cited, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=motion_picture", ["A Film"]),
        ("decade=1990", ["Another Book", "A Book"]),
        ("decade=2000", ["A Film"]),
        ("tag=war", ["A Book"]),
        ("q=film", ["A Film"]),
        ("kind=book&tag=peace", ["Another Book"]),
        ("kind=none", []),
        ("decade=x", []),
        ("tag=none", []),
    ],
)
def test_filters(client, query, expected):
    for title, kind, year, tag in (
        ("Another Book", "book", 1990, "Peace"),
        ("A Film", "motion_picture", 2000, "Peace"),
        ("A Book", "book", 1999, "War"),
    ):
        source = make_source(title=title, type=kind, issued={"date-parts": [[year]]})
        cited(source, tags=(tag,))
    assert titles(client.get(f"/sources/?{query}")) == expected


def test_a_post_with_two_citations_lists_its_source_once(client):
    source = make_source(title="Twice")
    cited(source, source, tags=("War",))
    cited(source, tags=("War",))
    assert titles(client.get("/sources/?tag=war")) == ["Twice"]


def test_choices_show_how_many_sources_there_are(client):
    cited(make_source(type="book"), make_source(type="book"), make_source(type="map"))
    form = client.get("/sources/").context["form"]
    assert form.fields["kind"].choices == [
        ("", "all kinds"),
        ("book", "Book (2)"),
        ("map", "Map (1)"),
    ]
    assert form.fields["decade"].choices == [("", "all decades"), ("2000", "2000s (3)")]
