"""Names of people as typed."""

import pytest

from blog.sources.names import format_name, format_names, parse_names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lüthi, Lorenz M.", {"family": "Lüthi", "given": "Lorenz M."}),
        ("King, Martin Luther, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        (
            "de la Cruz, Juana",
            {"family": "Cruz", "given": "Juana", "non-dropping-particle": "de la"},
        ),
        (
            "Beauvoir, Simone de",
            {"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"},
        ),
        (
            "van 't Hoff, Jacobus",
            {"family": "Hoff", "given": "Jacobus", "non-dropping-particle": "van 't"},
        ),
        ("hooks, bell", {"family": "hooks", "given": "bell"}),
        ("Kim, Il sung", {"family": "Kim", "given": "Il sung"}),
        ("Öz Yılmaz, Éric", {"family": "Öz Yılmaz", "given": "Éric"}),
        (", Bede", {"given": "Bede"}),
        ("al-Rashid, Harun", {"family": "al-Rashid", "given": "Harun"}),
        ("UNESCO", {"literal": "UNESCO"}),
        ("Voltaire,", {"family": "Voltaire"}),
    ],
)
def test_parse_names(line, name):
    assert parse_names(line) == [name]


def test_parse_names_reads_one_per_line_and_skips_empty_lines():
    assert parse_names("Chen, Jian\n\n  UNESCO \n") == [
        {"family": "Chen", "given": "Jian"},
        {"literal": "UNESCO"},
    ]


def test_a_particle_is_read_as_it_was_written():
    lines = "Beauvoir, Simone de\nde la Cruz, Juana\nKing, Martin Luther, Jr."
    assert format_names(parse_names(lines)) == lines


def test_parse_names_keeps_known_parts_of_an_unchanged_line():
    beauvoir = {"family": "Beauvoir", "given": "Simone", "non-dropping-particle": "de"}
    assert format_name(beauvoir) == "de Beauvoir, Simone"
    assert parse_names("de Beauvoir, Simone\nSartre, Jean-Paul", known=[beauvoir]) == [
        beauvoir,
        {"family": "Sartre", "given": "Jean-Paul"},
    ]


def test_format_names():
    assert format_names([{"family": "Chen", "given": "Jian"}, {"literal": "UNESCO"}]) == (
        "Chen, Jian\nUNESCO"
    )
