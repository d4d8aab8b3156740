"""Matching incoming works with stored sources."""

import pytest

from blog.sources.identifiers import recognize
from blog.sources.matching import find_alike, find_by_identifier, find_same_work
from blog.sources.models import Source
from tests.factories import make_source
from tests.sources.samples import GOLDSTEIN, LUTHI, import_items

pytestmark = pytest.mark.django_db

DOI, ISBN, URL = "10.1000/x", "9780691135908", "https://example.org/a"


@pytest.mark.parametrize(
    ("stored", "incoming", "is_same"),
    [
        # The same DOI: the same work, unless one is part of the other
        ({"type": "book", "title": "A", "DOI": DOI}, {"type": "map", "title": "B"}, True),
        ({"type": "book", "title": "A", "DOI": DOI}, {"type": "chapter", "title": "A"}, False),
        # The same ISBN: the same volume; parts of a book also need the same title
        ({"type": "book", "title": "A", "ISBN": ISBN}, {"type": "book", "title": "B"}, True),
        (
            {"type": "book", "title": "A", "ISBN": ISBN, "volume": "1"},
            {"type": "book", "title": "A", "volume": "2"},
            False,
        ),
        (
            {"type": "book", "title": "A", "ISBN": ISBN, "volume": "1"},
            {"type": "book", "title": "A"},
            True,
        ),
        ({"type": "book", "title": "A", "ISBN": ISBN}, {"type": "chapter", "title": "A"}, False),
        (
            {"type": "chapter", "title": "A Part", "ISBN": ISBN},
            {"type": "chapter", "title": "a part: the subtitle"},
            True,
        ),
        (
            {"type": "chapter", "title": "A Part", "ISBN": ISBN},
            {"type": "chapter", "title": "Another"},
            False,
        ),
        # The same URL: the same web page; other works also need the same title
        ({"type": "webpage", "title": "A", "URL": URL}, {"type": "post", "title": "B"}, True),
        ({"type": "report", "title": "A", "URL": URL}, {"type": "webpage", "title": "B"}, False),
        ({"type": "report", "title": "A", "URL": URL}, {"type": "webpage", "title": "A: B"}, True),
        # No identifier: the same work only if all fields are equal
        ({"type": "book", "title": "A"}, {"type": "book", "title": "A"}, True),
        ({"type": "book", "title": "A"}, {"type": "book", "title": "A", "publisher": "P"}, False),
        ({"type": "book", "title": "A"}, {"type": "map", "title": "A"}, False),
    ],
)
def test_records_of_the_same_work(stored, incoming, is_same):
    identifiers = {name: stored[name] for name in ("DOI", "ISBN", "URL") if name in stored}
    counts = import_items({"id": "a", **stored}, {"id": "b", **incoming, **identifiers}).counts
    assert counts["new"] == (1 if is_same else 2)


@pytest.mark.parametrize("dates", [("2008", "2009"), ("2008", ""), ("1850~", "1850")])
def test_works_without_identifier_and_with_different_dates_differ(dates):
    items = [{"id": date, "type": "book", "title": "A", "issued": {"raw": date}} for date in dates]
    assert import_items(*items).counts["new"] == 2


@pytest.mark.parametrize(
    "known",
    [
        {"type": "book", "title": "T", "DOI": "10.1000/X"},
        {"type": "book", "title": "T", "ISBN": "9780691135908"},
        {"type": "webpage", "title": "T", "URL": "https://www.example.org/a/?utm_source=x"},
    ],
)
def test_the_source_of_the_same_work_is_found(known):
    import_items({"id": "known", **known})
    item = {
        "type": known["type"],
        "title": "T",
        "DOI": "doi:10.1000/x" if "DOI" in known else "",
        "ISBN": "0-691-13590-8" if "ISBN" in known else "",
        "URL": "http://www.example.org/a" if "URL" in known else "",
    }
    assert find_same_work(item) == Source.objects.get()
    assert find_same_work({"type": "book", "title": "T"}) is None


def test_a_source_is_found_by_its_identifier():
    import_items(
        {"id": "r", "type": "report", "title": "R", "URL": "https://example.org/r?b=2&a=1"}
    )
    import_items(GOLDSTEIN, LUTHI)
    found = {
        typed: find_by_identifier(recognize(typed))
        for typed in (
            "http://example.org/r/?a=1&b=2#page=3",
            "https://example.org/",
            "10.1017/S0009443901000572",
            "978-0-691-13590-8",
            "Q42",
        )
    }
    assert [source and source.key for source in found.values()] == [
        *("r", None, "goldstein2001", "luthi2008", None)
    ]


def test_the_oldest_of_several_sources_of_a_work_is_found():
    oldest, later = make_source(title="Z", DOI=DOI), make_source(title="A", DOI=DOI)
    make_source(title="Other")
    assert oldest.pk < later.pk
    assert find_same_work({"type": "book", "title": "B", "DOI": DOI}) == oldest
    assert find_by_identifier(recognize(DOI)) == oldest
    first, _second = (make_source(title=title, URL="https://example.org/w") for title in "WV")
    assert find_by_identifier(recognize("https://example.org/w")) == first
    report = import_items({"id": "b", "type": "book", "title": "B", "DOI": DOI, "publisher": "P"})
    assert [match.source for match in report.merged] == [oldest.key]


KNOWN = {
    "type": "book",
    "title": "The Sino-Soviet Split: Cold War in the Communist World",
    "author": [{"family": "Lüthi", "given": "Lorenz M."}],
    "issued": {"date-parts": [[2008]]},
    "publisher": "Princeton University Press",
}
LETTER_OF_MARCH = {
    "type": "personal_communication",
    "title": "Letter to Stalin",
    "author": [{"family": "Mao", "given": "Zedong"}],
    "issued": {"date-parts": [[1950, 3, 2]]},
}


@pytest.mark.parametrize(
    ("changes", "is_alike"),
    [
        ({}, True),
        ({"publisher": "Princeton UP", "id": "another-key"}, True),
        ({"title": "The Sino-Soviet Split"}, True),
        ({"title": "the sino–soviet split: cold war in the communist world"}, True),
        ({"author": [{"family": "Luthi", "given": "L."}]}, True),
        ({"issued": {"date-parts": [[2008, 3]]}}, True),
        ({"ISBN": ISBN}, True),
        ({"title": "The Sino-Soviet Split: Another subtitle"}, False),
        ({"title": "The Sino-Soviet Splits"}, False),
        ({"issued": {"date-parts": [[2009]]}}, False),
        ({"issued": None}, False),
        ({"author": [{"family": "Radchenko", "given": "Sergey"}]}, False),
        ({"author": []}, False),
        ({"type": "chapter"}, False),
    ],
)
def test_a_work_with_its_title_name_and_year_is_alike(changes, is_alike):
    source = make_source(**KNOWN)
    item = {name: value for name, value in {**KNOWN, **changes}.items() if value}
    assert find_alike(item) == (source if is_alike else None)
    assert find_alike(item, except_for=source.pk) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"issued": {"date-parts": [[1950, 3, 3]]}},
        {"archive_location": "box 3"},
        {"recipient": [{"family": "Kim"}]},
    ],
)
def test_works_with_one_title_differ_by_day_or_place(changes):
    make_source(**LETTER_OF_MARCH, archive_location="box 2", recipient=[{"family": "Stalin"}])
    assert find_alike(LETTER_OF_MARCH) is not None
    assert find_alike(LETTER_OF_MARCH | changes) is None
