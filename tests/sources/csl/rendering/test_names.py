"""Lists of names, labels and substitutes."""

import pytest

from tests.sources.csl_styles import book, entry, person

ANN, BOB, CY, DI = person("Doe", "Ann"), person("Roe", "Bob"), person("Poe", "Cy"), person("Low")
NAMES = '<names variable="author"><name form="short" {}/></names>'
LABELED = '<names variable="{}"><name/><label form="short" prefix=", "/></names>'
TITLE = '<text variable="title"/>'


@pytest.mark.parametrize(
    ("people", "attributes", "expected"),
    [
        ([ANN, BOB], 'and="text"', "Doe and Roe"),
        ([ANN, BOB, CY], 'and="text" delimiter-precedes-last="never"', "Doe, Roe and Poe"),
        ([ANN, BOB], 'and="text" delimiter-precedes-last="always"', "Doe, and Roe"),
        ([ANN, BOB, CY], 'et-al-min="3" et-al-use-first="1"', "Doe et al."),
        ([ANN, BOB, CY], 'et-al-min="3" et-al-use-first="2"', "Doe, Roe, et al."),
        ([ANN, BOB, CY, DI], 'et-al-min="3" et-al-use-first="1" et-al-use-last="true"',
         "Doe, … Low"),
        ([ANN, BOB], 'et-al-min="3" et-al-use-first="1"', "Doe, Roe"),
        ([ANN, BOB, CY], 'form="count"', "3"),
    ],
)  # fmt: skip
def test_a_list_is_joined_or_cut(people, attributes, expected):
    layout = NAMES.format(attributes)
    if "form=" in attributes:
        layout = layout.replace('form="short" ', "")

    assert entry(layout, book(author=people)) == expected


def test_a_label_agrees_with_the_number_of_people():
    layout = LABELED.format("editor")

    assert entry(layout, book(editor=[ANN])) == "Ann Doe, ed."
    assert entry(layout, book(editor=[ANN, BOB])) == "Ann Doe, Bob Roe, eds."


def test_one_person_in_two_roles_is_named_once():
    layout = LABELED.format("editor translator")

    assert entry(layout, book(editor=[ANN], translator=[ANN])) == "Ann Doe, ed. &#38; trans."
    assert entry(layout, book(editor=[ANN], translator=[BOB])) == ("Ann Doe, ed.Bob Roe, trans.")


@pytest.mark.parametrize("role", ["director", "script-writer", "collection-editor"])
def test_every_role_is_found(role):
    assert entry(f'<names variable="{role}"/>', book(**{role: [ANN]})) == "Ann Doe"


def test_a_substitute_is_set_like_the_names_and_not_shown_again():
    layout = (
        '<names variable="author"><name name-as-sort-order="all"/><substitute>'
        f'<names variable="editor"/>{TITLE}</substitute></names>'
        f'<group prefix=" / " delimiter=", "><names variable="editor"/>{TITLE}'
        '<text variable="publisher"/></group>'
    )

    assert entry(layout, book(title="T", publisher="P")) == "T / P"
    assert entry(layout, book(title="T", editor=[ANN])) == "Doe, Ann / T"
    assert entry(layout, book(title="T", author=[BOB], editor=[ANN])) == "Roe, Bob / Ann Doe, T"
