"""Reading and writing names in BibTeX and biblatex."""

import pytest

from blog.sources.parsing.bibtex.names import OTHERS, read_names, write_names


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        ("Goldstein, Lyle J.", [{"family": "Goldstein", "given": "Lyle J."}]),
        ("Lyle J. Goldstein", [{"family": "Goldstein", "given": "Lyle J."}]),
        (
            "King, Jr., Martin Luther",
            [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
        ),
        (
            "Vincent van Gogh",
            [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
        ),
        ("{Barnes and Noble}", [{"literal": "Barnes and Noble"}]),
        (r"{\"O}z, Amos", [{"family": "Öz", "given": "Amos"}]),
        ("Able, A. and others", [{"family": "Able", "given": "A."}, OTHERS]),
        (
            "given=Jean, prefix=de la, family=Fontaine",
            [{"given": "Jean", "non-dropping-particle": "de la", "family": "Fontaine"}],
        ),
        ("毛 泽东", [{"family": "泽东", "given": "毛"}]),
        ("", []),
    ],
)
def test_read_names(latex, names):
    assert read_names(latex) == names


def test_a_particle_can_be_dropping():
    assert read_names("Simone de Beauvoir", particle="dropping-particle") == [
        {"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"}
    ]


def test_a_name_longer_than_2_000_characters_is_cut_and_literal():
    assert read_names("x" * 2_000) == [{"family": "x" * 2_000}]
    assert read_names("x" * 2_001) == [{"literal": "x" * 2_000}]


@pytest.mark.parametrize(
    "name",
    [
        {"family": "Goldstein", "given": "Lyle J."},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Fontaine", "given": "Jean", "non-dropping-particle": "De la"},
        {"family": "von Weizsäcker", "given": "Carl"},
        {"family": "A, B", "given": "C and D"},
        {"family": "Plato"},
        {"literal": "Barnes and Noble"},
        OTHERS,
    ],
)
def test_written_names_are_read_again(name):
    assert read_names(write_names([name])) == [name]
