"""Options that names inherit."""

import pytest

from tests.sources.csl_styles import book, citations, entry, person

PEOPLE = [person("Doe", "Ann"), person("Roe", "Bob"), person("Poe", "Cy")]
NAMES = '<names variable="author"><name {}/></names>'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"options": 'and="text"'}, "Ann Doe, Bob Roe, and Cy Poe"),
        ({"bibliography": 'and="symbol"'}, "Ann Doe, Bob Roe, &#38; Cy Poe"),
        ({"bibliography": 'name-form="short" name-delimiter="/"'}, "Doe/Roe/Poe"),
        ({"citation": 'name-form="short"'}, "Ann Doe, Bob Roe, Cy Poe"),
    ],
)
def test_names_inherit_from_the_section_and_the_style(parts, expected):
    assert entry(NAMES.format(""), book(author=PEOPLE), **parts) == expected


def test_names_say_more_than_the_section():
    layout = NAMES.format('form="long"')

    assert entry(layout, book(author=PEOPLE[:1]), bibliography='name-form="short"') == "Ann Doe"


def test_later_cites_can_have_fewer_names():
    options = 'et-al-subsequent-min="2" et-al-subsequent-use-first="1"'

    assert citations(NAMES.format(""), [book(author=PEOPLE)], ["1"], ["1"], citation=options) == [
        "Ann Doe, Bob Roe, Cy Poe",
        "Ann Doe et al.",
    ]
