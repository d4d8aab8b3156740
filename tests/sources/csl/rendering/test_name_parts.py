"""The parts of one name in order."""

import pytest

from tests.sources.csl_styles import book, entry, person

NAMES = '<names variable="author"><name {}>{}</name></names>'
FONTAINE = person(
    "Fontaine",
    "Jean",
    **{"dropping-particle": "de", "non-dropping-particle": "La", "suffix": "III"},
)


@pytest.mark.parametrize(
    ("attributes", "options", "expected"),
    [
        ("", "", "Jean de La Fontaine III"),
        ('form="short"', "", "La Fontaine"),
        ('name-as-sort-order="all"', "", "Fontaine, Jean de La, III"),
        (
            'name-as-sort-order="all"',
            'demote-non-dropping-particle="never"',
            "La Fontaine, Jean de, III",
        ),
        ('name-as-sort-order="all" sort-separator=" "', "", "Fontaine Jean de La III"),
        ('initialize-with="."', "", "J. de La Fontaine III"),
        ('initialize-with="." initialize="false"', "", "Jean de La Fontaine III"),
    ],
)
def test_a_name_has_its_parts_in_order(attributes, options, expected):
    layout = NAMES.format(attributes, "")

    assert entry(layout, book(author=[FONTAINE]), options=options) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"literal": "World Bank"}, "World Bank"),
        ({"given": "Banksy"}, "Banksy"),
        ({"family": "毛", "given": "泽东"}, "毛泽东"),
        ({"family": "Bartók", "given": "Béla", "static-ordering": True}, "Bartók Béla"),
        ({"family": "d’Alembert", "given": "Jean"}, "Jean d’Alembert"),
    ],
)
def test_other_kinds_of_names(name, expected):
    assert entry(NAMES.format("", ""), book(author=[name])) == expected


def test_parts_are_formatted_on_their_own():
    parts = '<name-part name="family" text-case="uppercase"/>'
    parts += '<name-part name="given" font-style="italic" prefix="[" suffix="]"/>'

    assert entry(NAMES.format("", parts), book(author=[person("Doe", "Ann")])) == (
        "[<i>Ann</i>] DOE"
    )
