"""What Ibid does beyond CSL, and that it can be switched off."""

import pytest

from blog.sources.csl.refinements import ALL, CONFORMING, looks_english, main_title
from tests.sources.csl_styles import book, entry

DATE = '<date variable="issued" {}><date-part name="{}"/></date>'
CIRCA = {"date-parts": [[1640]], "circa": True}


@pytest.mark.parametrize(
    ("layout", "item", "refined", "conforming"),
    [
        (DATE.format("", "year"), {"issued": CIRCA}, "c. 1640", "1640"),
        (DATE.format('prefix="[" suffix="?]"', "year"), {"issued": CIRCA}, "c. 1640", "[1640?]"),
        (DATE.format("", "month"), {"issued": {"literal": "Easter"}}, "", "Easter"),
        (
            '<text variable="title" text-case="title"/>',
            {"title": "schuld und sühne"},
            "schuld und sühne",
            "Schuld Und Sühne",
        ),
        ('<text variable="citation-number"/>', {}, "", "1"),
        (
            "<choose><if type='chapter book'><text value='yes'/></if></choose>",
            {},
            "yes",
            "",
        ),
        ('<number variable="number"/>', {"number": "18-2059"}, "18-2059", "18–2059"),
    ],
)
def test_each_refinement_has_a_switch(layout, item, refined, conforming):
    assert entry(layout, book(**item), refinements=ALL) == refined
    assert entry(layout, book(**item), refinements=CONFORMING) == conforming


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("A Curious Mind: The Secret", "A Curious Mind"),
        ("No subtitle", "No subtitle"),
        ("<i>Emma: A Novel</i> Reread", "<i>Emma: A Novel</i> Reread"),
        ("“Go: Now” and Then", "“Go: Now” and Then"),
        ("1:2 Odds", "1:2 Odds"),
    ],
)
def test_the_main_title_ends_before_the_subtitle(title, main):
    assert main_title(title) == main


def test_english_is_recognized_by_its_function_words():
    assert looks_english("The structure of revolutions")
    assert not looks_english("Geschichte der deutschen Literatur in Paris")
