"""Sources as schema.org data."""

import pytest

from blog.sources.metadata.schema_org import schema_org
from tests.sources.metadata.samples import ARTICLE, BOOK


def test_a_book():
    assert schema_org(BOOK) == {
        "@type": "Book",
        "name": "The Split",
        "author": [{"@type": "Person", "name": "Vincent van Gogh"}],
        "datePublished": "2008",
        "publisher": {"@type": "Organization", "name": "A Press"},
        "isbn": "9780691135908",
    }


def test_an_article_is_part_of_its_periodical():
    assert schema_org(ARTICLE) == {
        "@type": "ScholarlyArticle",
        "name": "Return",
        "author": [{"@type": "Person", "name": "A. Able"}, {"name": "UNESCO"}],
        "datePublished": "2001-12",
        "isPartOf": {"@type": "Periodical", "name": "Quarterly", "issn": "0305-7410"},
        "pagination": "985-997",
        "sameAs": "https://doi.org/10.1000/x",
    }


def test_a_work_in_an_archive_is_a_component_of_it():
    letter = {"type": "manuscript", "title": "Letter", "archive": "An Archive"}
    assert schema_org({**letter, "issued": {"date-parts": [[1959, 10, 2]]}}) == {
        "@type": ["Manuscript", "ArchiveComponent"],
        "name": "Letter",
        "dateCreated": "1959-10-02",
        "holdingArchive": {"@type": "ArchiveOrganization", "name": "An Archive"},
    }


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("chapter", "Chapter"),
        ("article-newspaper", "NewsArticle"),
        ("webpage", "WebPage"),
        ("map", "Map"),
        ("motion_picture", "Movie"),
        ("thesis", "Thesis"),
        ("report", "Report"),
        ("legislation", "Legislation"),
        ("dataset", "Dataset"),
        ("software", "SoftwareSourceCode"),
        ("interview", "CreativeWork"),
        ("nothing known", "CreativeWork"),
    ],
)
def test_every_kind_has_a_type(kind, type):
    assert schema_org({"type": kind, "title": "T"})["@type"] == type


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ({"date-parts": [[1937], [1945]]}, "1937"),
        ({"date-parts": [[1850]], "circa": True}, "1850"),
        ({"date-parts": [[2008]], "season": 1}, "2008"),
        ({"date-parts": [[-44]]}, None),
        ({"literal": "in the spring"}, None),
        (None, None),
    ],
)
def test_a_date_is_as_exact_as_iso_8601_allows(date, day):
    assert schema_org({**BOOK, "issued": date}).get("datePublished") == day
