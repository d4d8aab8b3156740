"""Sorting by keys."""

from blog.sources.csl.refinements import ALL
from tests.sources.csl_styles import book, entries, person, year

TITLE = '<text variable="title"/>'


def titles(items, keys, **parts):
    return entries(TITLE, items, sort=f"<sort>{keys}</sort>", **parts)


def test_texts_sort_by_letters_then_accents_without_quotes():
    items = [book(id=str(n), title=t) for n, t in enumerate(["“Zebra”", "Álvarez", "Aalto", "ab"])]

    assert titles(items, '<key variable="title"/>') == ["Aalto", "ab", "Álvarez", "“Zebra”"]


def test_names_sort_with_all_parts_and_works_without_names_last():
    items = [
        book(id="1", title="none"),
        book(id="2", title="Cy", author=[person("Doe", "Cy")]),
        book(id="3", title="Ann", author=[person("Doe", "Ann")]),
    ]

    assert titles(items, '<key variable="author"/>') == ["Ann", "Cy", "none"]
    assert titles(items, '<key variable="author" sort="descending"/>') == ["Cy", "Ann", "none"]


def test_dates_and_numbers_sort_by_value():
    items = [
        book(id="1", title="late", issued=year(2000), volume="10"),
        book(id="2", title="before Christ", issued=year(-44), volume="9"),
        book(id="3", title="old", issued=year(325), volume="100"),
    ]

    assert titles(items, '<key variable="issued"/>') == ["before Christ", "old", "late"]
    assert titles(items, '<key variable="volume"/>') == ["before Christ", "late", "old"]


def test_a_date_in_words_sorts_by_the_parts_beside_it():
    michaelmas = {"literal": "Michaelmas 1640", "sorted-as": [1640, 10]}
    items = [
        book(id="1", title="later", issued=year(1641)),
        book(id="2", title="in words", issued=michaelmas),
    ]

    assert titles(items, '<key variable="issued"/>') == ["in words", "later"]


def test_a_macro_sorts_by_its_text_without_et_al():
    macro = '<macro name="who"><names variable="author"/></macro>'
    items = [
        book(id="1", title="B", author=[person("Roe", "Z")]),
        book(id="2", title="A", author=[person("Roe", "Z"), person("Able", "A")]),
    ]
    keys = '<key macro="who" names-min="1" names-use-first="1"/><key variable="title"/>'

    assert titles(items, keys, macros=macro) == ["A", "B"]


def test_an_article_counts_in_csl_and_not_in_manuals():
    items = [
        book(id="1", title="The Zoo"),
        book(id="2", title="Theory"),
        book(id="3", title="Archives", author=[{"literal": "The National Archives"}]),
        book(id="4", title="Opinions", author=[person("Obama")]),
    ]
    by_title, by_name = '<key variable="title"/>', '<key variable="author"/>'

    assert titles(items[:2], by_title) == ["The Zoo", "Theory"]
    assert titles(items[:2], by_title, refinements=ALL) == ["Theory", "The Zoo"]
    assert titles(items[2:], by_name) == ["Opinions", "Archives"]
    assert titles(items[2:], by_name, refinements=ALL) == ["Archives", "Opinions"]
