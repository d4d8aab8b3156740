"""Names of people as typed."""

import pytest

from blog.sources.names import NameKind, format_name, format_names, parse_names, unclear_names


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


LYLE = {"family": "Goldstein", "given": "Lyle J."}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lyle J. Goldstein", LYLE),
        ("Lorenz Lüthi", {"family": "Lüthi", "given": "Lorenz"}),
        ("J. R. R. Tolkien", {"family": "Tolkien", "given": "J. R. R."}),
        ("Q Zhang", {"family": "Zhang", "given": "Q"}),
        (
            "Hanno van Gogh",
            {"family": "Gogh", "given": "Hanno", "non-dropping-particle": "van"},
        ),
        (
            "Martin Luther King, Jr.",
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ),
        ("Владимир Печатнов", {"family": "Печатнов", "given": "Владимир"}),
        ("毛 泽东", {"family": "毛", "given": "泽东"}),
        ("毛泽东", {"literal": "毛泽东"}),
        ("Plato", {"literal": "Plato"}),
        ("United Nations", {"literal": "United Nations"}),
        ("Ministry of Trade and Industry", {"literal": "Ministry of Trade and Industry"}),
        ("Thomas of Aquino Press", {"literal": "Thomas of Aquino Press"}),
        ('"Amnesty International"', {"literal": "Amnesty International"}),
        ("{Human Rights Watch}", {"literal": "Human Rights Watch"}),
    ],
)
def test_a_name_without_a_comma_is_read_as_people_type_it(line, name):
    kinds = {line: NameKind.ORGANIZATION} if line.startswith("Thomas") else {}
    assert parse_names(line, kinds=kinds) == [name]
    assert unclear_names(line) == ([line] if kinds else [])


@pytest.mark.parametrize(
    "line", ["Mao Zedong", "Human Rights Watch", "Frank Church", "Foreign Ministry, Moscow"]
)
def test_a_name_that_may_be_either_is_asked_about(line):
    assert unclear_names(line) == [line]
    assert unclear_names(line, known=parse_names(line)) == ([] if "," in line else [line])
    assert parse_names(line, kinds={line: NameKind.ORGANIZATION}) == [{"literal": line}]
    assert "family" in parse_names(line)[0]


def test_the_family_name_can_come_first():
    kinds = {"Mao Zedong": NameKind.FAMILY_FIRST}
    assert parse_names("Mao Zedong", kinds=kinds) == [{"family": "Mao", "given": "Zedong"}]


def test_several_people_in_a_line_are_several_names():
    sergey = {"family": "Radchenko", "given": "Sergey"}
    assert parse_names("Lyle J. Goldstein; Radchenko, Sergey") == [LYLE, sergey]
    assert parse_names("Lyle J. Goldstein and Sergey Radchenko") == [LYLE, sergey]
    assert parse_names("Simon and Schuster") == [{"family": "Schuster", "given": "Simon and"}]
