"""People and their name parts."""

import pytest

from blog.sources.csl.people import Person, read_people


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"family": "van der Vlist", "given": "Eric"}, Person("Vlist", "Eric", "", "van der")),
        ({"family": "Humboldt", "given": "Alexander von"}, Person("Humboldt", "Alexander", "von")),
        ({"family": "d’Aubignac"}, Person("Aubignac", "", "", "d’")),
        ({"family": "al-Khwarizmi"}, Person("Khwarizmi", "", "", "al-")),
        ({"family": '"van Gogh"'}, Person("van Gogh")),
        ({"family": "King", "given": "Martin, Jr."}, Person("King", "Martin", suffix="Jr.")),
        (
            {"family": "King", "given": "Martin,! Jr."},
            Person("King", "Martin", suffix="Jr.", has_comma_before_suffix=True),
        ),
        ({"family": "van Gogh", "parse-names": False}, Person("van Gogh")),
        ({"literal": "World Bank"}, Person(literal="World Bank")),
        ("Homer", Person(literal="Homer")),
    ],
)
def test_name_parts_are_found_within_others(value, expected):
    assert read_people([value]) == (expected,)


def test_values_that_name_nobody_are_left_out():
    assert read_people([{}, None, {"family": "", "given": ""}, "", 3]) == ()


def test_a_name_without_european_letters_has_no_spaces():
    assert not Person("毛", "泽东").is_romanesque
    assert Person("Лев", "Толстой").is_romanesque
