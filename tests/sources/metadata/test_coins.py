"""Sources as COinS."""

from urllib.parse import parse_qs

import pytest

from blog.sources.metadata.coins import coins
from tests.sources.metadata.samples import ARTICLE, BOOK


def kev(item: dict) -> dict[str, list[str]]:
    return parse_qs(coins(item))


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
    values = kev({"type": kind, "title": "T", "container-title": "Whole"})
    assert values["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{format}"]
    assert {name: value for name, value in values.items() if name in _TITLES} == titles


_TITLES = {"rft.atitle", "rft.btitle", "rft.jtitle", "rft.title", "rft.source"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [("book", "rft.pub"), ("thesis", "rft.inst"), ("webpage", "rft.publisher")],
)
def test_each_format_has_its_own_publisher(kind, name):
    assert kev({"type": kind, "title": "T", "publisher": "P"})[name] == ["P"]


def test_the_zotero_type_comes_last():
    value = coins({"type": "article-newspaper", "title": "T", "container-title": "Times"})
    assert value.endswith("&rft.type=newspaperArticle")
    assert "rft.type" not in coins(BOOK)


def test_a_hostile_title_stays_a_value():
    assert kev({"type": "book", "title": 'a"&rft.genre=x<b>'})["rft.btitle"] == [
        'a"&rft.genre=x<b>'
    ]


def test_a_chapter_carries_the_editors_of_its_book():
    values = kev(
        {
            "type": "chapter",
            "title": "T",
            "container-title": "Whole",
            "language": "de",
            "author": [{"family": "Able", "given": "A."}],
            "editor": [{"family": "Baker", "given": "B."}, {"literal": "UNESCO"}],
            "translator": [{"family": "Cook", "given": "C."}],
        }
    )
    assert values["rft.au"] == ["A. Able"]
    assert values["rft.contributor"] == ["B. Baker", "UNESCO", "C. Cook"]
    assert values["rft.language"] == ["de"]


def test_the_editors_of_a_book_without_authors_are_its_authors_only():
    values = kev({"type": "book", "title": "T", "editor": [{"family": "Baker", "given": "B."}]})
    assert values["rft.au"] == ["B. Baker"]
    assert "rft.contributor" not in values


def test_a_letter_carries_its_recipient_and_where_it_is_held():
    values = kev(
        {
            "type": "personal_communication",
            "author": [{"family": "Erasmus"}],
            "recipient": [{"family": "Pirckheimer", "given": "Willibald"}],
            "archive": "British Library",
            "archive_collection": "Arundel MSS",
            "archive_location": "175",
            "archive-place": "London",
        }
    )
    assert values["rft.title"] == ["Letter to Willibald Pirckheimer"]
    assert values["rft.contributor"] == ["Willibald Pirckheimer"]
    assert values["rft.description"] == ["175, Arundel MSS, British Library, London"]
