"""Cites of one cluster, joined and collapsed."""

import pytest

from blog.sources.csl.rendering.context import Cite
from tests.sources.csl_styles import book, citations, person, year

LAYOUT = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
    '<text variable="locator" prefix=", "/>'
)
NUMBER = '<text variable="citation-number"/>'
LOOK = 'prefix="(" suffix=")" delimiter="; "'
ITEMS = [
    book(id="1", author=[person("Doe", "A")], issued=year(1990), title="x"),
    book(id="2", author=[person("Doe", "A")], issued=year(1995)),
    book(id="3", author=[person("Roe", "B")], issued=year(1990)),
    book(id="4", author=[person("Doe", "A")], issued=year(1990), title="y"),
    book(id="5", author=[person("Doe", "A")], issued=year(1990), title="z"),
]
LETTERS = 'disambiguate-add-year-suffix="true" '


def joined(citation, *cites, layout=LAYOUT, **parts):
    return citations(layout, ITEMS, cites, citation=citation, look=LOOK, **parts)[0]


def test_cites_are_joined_by_the_layouts_delimiter():
    assert joined("", "1", "3") == "(Doe 1990; Roe 1990)"


def test_years_of_one_author_are_collapsed():
    assert joined('collapse="year"', "1", "2", "3") == "(Doe 1990, 1995; Roe 1990)"


def test_letters_of_one_year_are_collapsed_and_ranged():
    suffix = f'{LETTERS}collapse="year-suffix" year-suffix-delimiter=","'

    assert joined(suffix, "1", "4", "2") == "(Doe 1990a,b, 1995)"
    ranged = suffix.replace('year-suffix"', 'year-suffix-ranged"', 1)
    assert joined(ranged, "1", "4", "5") == "(Doe 1990a–c)"


def test_a_locator_keeps_the_year():
    suffix = f'{LETTERS}collapse="year-suffix"'

    assert joined(suffix, Cite("1", locator="7"), "4") == "(Doe 1990a, 7, 1990b)"


def test_numbers_are_collapsed_from_three():
    collapse = 'collapse="citation-number"'

    assert joined(collapse, "1", "2", "3", "5", layout=NUMBER) == "(1–3; 5)"
    assert joined(collapse, "1", "2", layout=NUMBER) == "(1; 2)"


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("see ", "", "(Doe 1990; see Roe 1990)"),
        (", and ", "", "(Doe 1990, and Roe 1990)"),
        ("", " passim", "(Doe 1990; Roe 1990 passim)"),
    ],
)
def test_an_authors_comma_takes_the_place_of_the_delimiter(prefix, suffix, expected):
    assert joined("", "1", Cite("3", prefix=prefix, suffix=suffix)) == expected


def test_a_locator_that_the_style_does_not_show_keeps_no_number_apart():
    collapse = 'collapse="citation-number"'

    assert joined(collapse, "1", Cite("2", locator="7"), "3", layout=NUMBER) == "(1–3)"


def test_cites_without_an_author_are_not_grouped_as_if_they_had_one():
    items = [
        book(id="1", issued=year(1790)),
        book(id="2", author=[person("Roe")], issued=year(1902)),
        book(id="3", issued=year(1988)),
    ]
    by_year = {"citation": 'collapse="year"', "citation_sort": _SORT, "look": LOOK}

    assert citations(LAYOUT, items, ["1", "2", "3"], **by_year) == ["(1790; Roe 1902; 1988)"]


_SORT = '<sort><key variable="issued"/></sort>'


def test_a_suppressed_author_is_still_the_author_of_the_next_cite():
    first = Cite("1", suppress_author=True)

    assert joined('collapse="year"', first, "2") == "(1990, 1995)"
    assert joined('collapse="year"', first, "3") == "(1990; Roe 1990)"


def test_a_suppressed_author_keeps_its_place_in_the_order():
    cites = Cite("3"), Cite("1", suppress_author=True)
    by_author = '<sort><key variable="author"/></sort>'

    assert joined("", *cites, citation_sort=by_author) == "(1990; Roe 1990)"
