"""Text cases."""

import pytest

from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, text_of
from blog.sources.csl.text_case import in_case


def cased(text, case, **options):
    return text_of(in_case(Node(parse(text)), case=case, english=True, **options))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("the end of the affair", "The End of the Affair"),
        ("what we live in", "What We Live In"),
        ("emma: a novel of manners", "Emma: A Novel of Manners"),
        ("nineteenth-century Paris", "Nineteenth-Century Paris"),
        ("out-of-fashion ideas", "Out-of-Fashion Ideas"),
        ("how iPods and NATO differ", "How iPods and NATO Differ"),
        ("notes on file.txt and a@b.org", "Notes on file.txt and a@b.org"),
        ('the <span class="nocase">e. coli</span> story', "The e. coli Story"),
        ("", ""),
    ],
)
def test_title_case_leaves_small_and_protected_parts(title, expected):
    assert cased(title, "title") == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("lowercase", "über new york"),
        ("uppercase", "ÜBER NEW YORK"),
        ("capitalize-first", "Über New york"),
        ("capitalize-all", "Über New York"),
        ("sentence", "Über new york"),
        ("unknown", "über New york"),
    ],
)
def test_other_cases(case, expected):
    assert cased("über New york", case) == expected


def test_title_case_applies_to_english_only():
    assert text_of(in_case("schuld und sühne", case="title", english=False)) == "schuld und sühne"


def test_a_title_with_headline_capitals_can_be_kept():
    assert cased("Keeping Up with our Good Friends", "title", keeps_capitals=True) == (
        "Keeping Up with our Good Friends"
    )


def test_turkish_has_a_dotted_capital():
    assert cased("istanbul", "uppercase", turkish=True) == "İSTANBUL"
