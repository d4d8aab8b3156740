"""Finding published styles."""

import pytest

from blog.sources.styles.published.finding import FIELDS, FORMATS, find_styles


def titles(query, **filters):
    return [style.title for style in find_styles(query, **filters)]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Journal of Modern History", "The Journal of Modern History"),
        ("the journal of modern hist", "The Journal of Modern History"),
        ("jmh", "The Journal of Modern History"),
        ("0022-2801", "The Journal of Modern History"),
        ("NATURE", "Nature"),
        ("revue d’histoire des sciences", "Revue d'histoire des sciences (Français)"),
        ("societe francaise d'egyptologie", "Société française d'égyptologie"),
    ],
)
def test_the_best_match_comes_first(query, best):
    assert titles(query)[0] == best


def test_every_word_must_match_and_words_may_be_short():
    assert titles("journal of modern history xyzzy") == []
    assert "The Journal of Modern History" in titles("mod hist")
    assert titles("of")  # nothing else is typed


def test_the_results_can_be_limited_to_a_field_and_a_format():
    notes = find_styles("", field="history", format="note")
    assert "The Journal of Modern History" in [style.title for style in notes]
    assert {style.format for style in notes} == {"note"}
    assert all("history" in style.fields.split() for style in notes)


def test_every_field_and_format_of_the_styles_has_a_label():
    styles = find_styles("")
    assert {field for style in styles for field in style.fields.split()} == set(FIELDS)
    assert {style.format for style in styles} - {""} == set(FORMATS)
