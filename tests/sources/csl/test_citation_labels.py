"""Labels of letters and a year."""

import pytest

from blog.sources.csl.citation_labels import citation_label
from blog.sources.csl.items import read_item
from tests.sources.csl_styles import person, year


@pytest.mark.parametrize(
    ("families", "expected"),
    [
        (["Eisenstein"], "Eise79"),
        (["Roe", "Noakes"], "RoNo79"),
        (["Roe", "Noakes", "Doe"], "RoND79"),
        (["Roe", "Noakes", "Doe", "Able", "Cole"], "RNDA79"),
        ([], "79"),
    ],
)
def test_a_label_has_letters_of_the_names_and_the_year(families, expected):
    item = read_item({"id": 1, "author": [person(name) for name in families], "issued": year(1979)})

    assert citation_label(item) == expected


def test_a_label_without_names_has_letters_of_the_title():
    item = read_item({"id": 1, "title": "A dictionary of inks", "issued": year(1790)})

    assert citation_label(item) == "Adic90"
