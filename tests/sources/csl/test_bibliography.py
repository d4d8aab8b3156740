"""Entries of a bibliography."""

import pytest

from tests.sources.csl_styles import book, entries, person

LAYOUT = '<names variable="author"/><text variable="title" prefix=". "/>'
ANN, BOB, CY = person("Doe", "Ann"), person("Roe", "Bob"), person("Poe", "Cy")


def listed(rule, *people):
    items = [book(id=str(n), title=str(n), author=list(who)) for n, who in enumerate(people)]
    options = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    return entries(LAYOUT, items, bibliography=options)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", ["Ann Doe, Bob Roe. 0", "—. 1", "Ann Doe, Cy Poe. 2"]),
        ("complete-each", ["Ann Doe, Bob Roe. 0", "—, —. 1", "Ann Doe, Cy Poe. 2"]),
        ("partial-each", ["Ann Doe, Bob Roe. 0", "—, —. 1", "—, Cy Poe. 2"]),
        ("partial-first", ["Ann Doe, Bob Roe. 0", "—, Bob Roe. 1", "—, Cy Poe. 2"]),
    ],
)
def test_repeated_authors_have_the_styles_mark(rule, expected):
    assert listed(rule, [ANN, BOB], [ANN, BOB], [ANN, CY]) == expected


def test_without_an_option_authors_are_repeated():
    items = [book(id=key, title=key, author=[ANN]) for key in "01"]

    assert entries(LAYOUT, items) == ["Ann Doe. 0", "Ann Doe. 1"]


def test_the_first_field_can_stand_in_the_margin():
    layout = '<text variable="citation-number" suffix="."/><text variable="title"/>'

    assert entries(layout, [book(title="T")], bibliography='second-field-align="flush"') == [
        '<div class="csl-left-margin">1.</div><div class="csl-right-inline">T</div>'
    ]
