"""Labels."""

import pytest

from blog.sources.csl.rendering.context import Cite
from tests.sources.csl_styles import book, citations, entry

LABEL = '<label variable="locator" form="short"/>'


@pytest.mark.parametrize(
    ("locator", "label", "expected"),
    [
        ("7", "page", "p."),
        ("7–9", "page", "pp."),
        ("3", "chapter", "chap."),
        ("word", "sub-verbo", "s.v."),
        ("fol. 3r", "page", ""),
        ("", "page", ""),
    ],
)
def test_a_locator_has_the_label_of_its_kind(locator, label, expected):
    assert citations(LABEL, [book()], [Cite("1", locator=locator, label=label)]) == [expected]


def test_the_label_of_a_count_is_plural_from_two():
    layout = '<label variable="number-of-volumes" form="short"/>'

    assert [entry(layout, book(**{"number-of-volumes": n})) for n in ("1", "2")] == [
        "vol.",
        "vols.",
    ]


def test_a_style_can_want_one_number():
    assert entry('<label variable="page" plural="never"/>', book(page="3-5")) == "page"
