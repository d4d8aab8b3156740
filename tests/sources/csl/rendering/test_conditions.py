"""The tests of <if>."""

import pytest

from blog.sources.csl.rendering.context import Cite
from tests.sources.csl_styles import book, citations, entry

CHOOSE = "<choose><if {}><text value='yes'/></if><else><text value='no'/></else></choose>"
CIRCA = {"date-parts": [[1640]], "circa": True}


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ('type="book map" match="any"', "yes"),
        ('type="book map"', "no"),
        ('type="map chapter" match="none"', "yes"),
        ('variable="title volume"', "yes"),
        ('variable="title editor"', "no"),
        ('is-numeric="volume"', "yes"),
        ('is-numeric="title"', "no"),
        ('is-uncertain-date="issued"', "yes"),
        ('disambiguate="true"', "no"),
        ('position="first"', "no"),
    ],
)
def test_an_entry_meets_what_its_work_has(test, expected):
    assert entry(CHOOSE.format(test), book(title="T", volume="2", issued=CIRCA)) == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ('position="first"', ["yes", "no", "no"]),
        ('position="subsequent"', ["no", "yes", "yes"]),
        ('position="ibid"', ["no", "yes", "yes"]),
        ('position="ibid-with-locator"', ["no", "no", "yes"]),
        ('position="near-note"', ["no", "yes", "yes"]),
        ('locator="page"', ["no", "no", "yes"]),
    ],
)
def test_a_cite_meets_what_its_position_is(test, expected):
    cites = ["1"], ["1"], [Cite("1", locator="3")]

    assert citations(CHOOSE.format(test), [book()], *cites) == expected


def test_a_label_with_a_hyphen_is_one_with_a_space():
    cite = Cite("1", locator="x", label="sub-verbo")

    assert citations(CHOOSE.format('locator="sub-verbo"'), [book()], [cite]) == ["yes"]
