"""Works that would look alike, by each rule."""

import pytest

from tests.sources.csl_styles import book, citations, entries, person, year

NAMES = '<names variable="author"><name form="short" initialize-with=". "/></names>'
LAYOUT = f'{NAMES}<date variable="issued" prefix=" "><date-part name="year"/></date>'
GIVEN = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}"'


def cited(people, citation, layout=NAMES, **fields):
    """Return the citation of a work by each list of people."""
    items = [
        book(id=str(number), author=[person(*name.split()[::-1]) for name in names], **fields)
        for number, names in enumerate(people)
    ]
    return citations(layout, items, *([item["id"]] for item in items), citation=citation)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("by-cite", ["A. Doe", "B. Doe", "Roe"]),
        ("primary-name", ["A. Doe", "B. Doe", "Roe"]),
        ("all-names", ["A. Doe", "B. Doe", "Roe"]),
    ],
)
def test_namesakes_get_initials(rule, expected):
    assert cited([["Ann Doe"], ["Bob Doe"], ["Cy Roe"]], GIVEN.format(rule)) == expected


def test_equal_initials_need_the_given_name_unless_the_rule_has_only_initials():
    people = [["Ann Doe"], ["Ada Doe"]]

    assert cited(people, GIVEN.format("all-names")) == ["Ann Doe", "Ada Doe"]
    assert cited(people, GIVEN.format("all-names-with-initials")) == ["Doe", "Doe"]


def test_names_are_added_until_the_cites_differ():
    people = [["A Doe", "B Roe", "C Poe"], ["A Doe", "B Roe", "D Low"], ["E Kay", "B Roe", "F Lee"]]
    rules = 'disambiguate-add-names="true" et-al-min="2" et-al-use-first="1"'

    assert cited(people, rules) == ["Doe, Roe, Poe", "Doe, Roe, Low", "Kay et al."]


def test_a_condition_shows_more_only_where_it_is_needed():
    layout = f'{NAMES}<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    doe, roe = [person("Doe", "A")], [person("Roe", "B")]
    items = [book(id=t, author=who, title=t) for t, who in (("X", doe), ("Y", doe), ("Z", roe))]

    assert citations(layout, items, ["X"], ["Y"], ["Z"]) == ["DoeX", "DoeY", "Roe"]


def test_letters_follow_the_order_of_the_bibliography():
    doe = [person("Doe", "A")]
    items = [book(id=t, title=t, author=doe, issued=year(1990)) for t in "BA"]
    rule = {"citation": 'disambiguate-add-year-suffix="true"'}
    sort = '<sort><key variable="title"/></sort>'

    assert citations(LAYOUT, items, ["B"], ["A"], sort=sort, **rule) == ["Doe 1990b", "Doe 1990a"]
    assert entries(LAYOUT, items, sort=sort, **rule) == ["Doe 1990a", "Doe 1990b"]


def test_the_letter_is_where_the_style_places_it():
    layout = f'{LAYOUT}<text variable="year-suffix" prefix="-"/>'
    items = [book(id=key, author=[person("Doe")], issued=year(1990)) for key in "12"]
    rule = 'disambiguate-add-year-suffix="true"'

    assert citations(layout, items, ["2"], citation=rule) == ["Doe 1990-b"]
