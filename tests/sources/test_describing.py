"""Sources as machines read them."""

from urllib.parse import parse_qs

import pytest

from blog.sources.describing import coins, schema_org

BOOK = {
    "type": "book",
    "title": "The Split",
    "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
    "issued": {"date-parts": [[2008]]},
    "publisher": "A Press",
    "ISBN": "9780691135908",
}
ARTICLE = {
    "type": "article-journal",
    "title": "Return",
    "container-title": "Quarterly",
    "author": [{"family": "Able", "given": "A."}, {"literal": "UNESCO"}],
    "issued": {"date-parts": [[2001, 12]]},
    "volume": "168",
    "page": "985-997",
    "ISSN": "0305-7410",
    "DOI": "10.1000/x",
}


def kev(item: dict) -> dict[str, list[str]]:
    return parse_qs(coins(item))


def test_a_book_in_schema_s_words():
    assert schema_org(BOOK) == {
        "@type": "Book",
        "name": "The Split",
        "author": [{"@type": "Person", "name": "Vincent van Gogh"}],
        "datePublished": "2008",
        "publisher": {"@type": "Organization", "name": "A Press"},
        "isbn": "9780691135908",
    }


def test_an_article_stands_in_its_periodical():
    assert schema_org(ARTICLE) == {
        "@type": "ScholarlyArticle",
        "name": "Return",
        "author": [{"@type": "Person", "name": "A. Able"}, {"name": "UNESCO"}],
        "datePublished": "2001-12",
        "isPartOf": {"@type": "Periodical", "name": "Quarterly", "issn": "0305-7410"},
        "pagination": "985-997",
        "sameAs": "https://doi.org/10.1000/x",
    }


def test_what_an_archive_holds_is_a_component_of_it():
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
def test_a_day_is_said_as_far_as_iso_has_words(date, day):
    assert schema_org({**BOOK, "issued": date}).get("datePublished") == day


def test_an_article_as_a_context_object():
    assert kev(ARTICLE) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": ["Return"],
        "rft.jtitle": ["Quarterly"],
        "rft.aulast": ["Able"],
        "rft.aufirst": ["A."],
        "rft.au": ["A. Able"],
        "rft.aucorp": ["UNESCO"],
        "rft.date": ["2001-12"],
        "rft.volume": ["168"],
        "rft.pages": ["985-997"],
        "rft.issn": ["0305-7410"],
        "rft_id": ["info:doi/10.1000/x"],
    }


@pytest.mark.parametrize(
    ("kind", "format", "titles"),
    [
        ("book", "book", {"rft.btitle": ["T"]}),
        ("report", "book", {"rft.btitle": ["T"]}),
        ("chapter", "book", {"rft.atitle": ["T"], "rft.btitle": ["Whole"]}),
        ("paper-conference", "book", {"rft.atitle": ["T"], "rft.btitle": ["Whole"]}),
        ("article-newspaper", "journal", {"rft.atitle": ["T"], "rft.jtitle": ["Whole"]}),
        ("thesis", "dissertation", {"rft.title": ["T"], "rft.source": ["Whole"]}),
        ("webpage", "dc", {"rft.title": ["T"], "rft.source": ["Whole"]}),
    ],
)
def test_each_format_has_its_own_titles(kind, format, titles):
    said = kev({"type": kind, "title": "T", "container-title": "Whole"})
    assert said["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{format}"]
    assert {name: words for name, words in said.items() if name in _TITLES} == titles


_TITLES = {"rft.atitle", "rft.btitle", "rft.jtitle", "rft.title", "rft.source"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [("book", "rft.pub"), ("thesis", "rft.inst"), ("webpage", "rft.publisher")],
)
def test_each_format_has_its_own_publisher(kind, name):
    assert kev({"type": kind, "title": "T", "publisher": "P"})[name] == ["P"]


def test_what_zotero_calls_it_is_said_last():
    said = coins({"type": "article-newspaper", "title": "T", "container-title": "Times"})
    assert said.endswith("&rft.type=newspaperArticle")
    assert "rft.type" not in coins(BOOK)


def test_a_hostile_title_stays_a_value():
    assert kev({"type": "book", "title": 'a"&rft.genre=x<b>'})["rft.btitle"] == [
        'a"&rft.genre=x<b>'
    ]
