"""Headline capitals, and parts that they must not change."""

import pytest

from blog.sources.styles.casing import in_case, looks_english
from blog.sources.styles.typography import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the end of the affair", "The End of the Affair"),
        ("what we live in", "What We Live In"),
        ("emma: a novel of manners", "Emma: A Novel of Manners"),
        ("“why?” and how", "“Why?” And How"),
        ("how iPods and NATO Keep Up", "How iPods and NATO Keep Up"),
        ("on <script>x(1)</script> at example.com", "On <script>x(1)</script> at example.com"),
        (
            'the <span class="nocase">e. coli</span> story',
            'The <span class="nocase">e. coli</span> Story',
        ),
        ("", ""),
    ],
)
def test_headline_capitals(text, expected):
    assert in_case(marked(text), case="title", english=True) == marked(expected)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("lowercase", "über new york"),
        ("uppercase", "ÜBER NEW YORK"),
        ("capitalize-first", "Über New york"),
        ("capitalize-all", "Über New York"),
        ("sentence", "Über New york"),
        ("title", "über New york"),
        (None, "über New york"),
    ],
)
def test_other_cases_in_another_language(case, expected):
    assert in_case("über New york", case=case, english=False) == expected


def test_english_is_recognized_by_its_function_words():
    assert looks_english("The structure of revolutions")
    assert not looks_english("Geschichte der deutschen Literatur in Paris")
