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


def test_an_article_counts_in_titles_unless_refined_and_not_in_institutions():
    items = [
        book(id="1", title="The Zoo"),
        book(id="2", title="Theory"),
        book(id="3", title="Archives", author=[{"literal": "The National Archives"}]),
        book(id="4", title="Opinions", author=[person("Obama")]),
    ]
    by_title, by_name = '<key variable="title"/>', '<key variable="author"/>'

    assert titles(items[:2], by_title) == ["The Zoo", "Theory"]
    assert titles(items[:2], by_title, refinements=ALL) == ["Theory", "The Zoo"]
    assert titles(items[2:], by_name) == ["Archives", "Opinions"]


def test_dates_in_a_macro_sort_by_time_and_only_by_the_parts_it_shows():
    written = '<date-part name="month"/><date-part name="day"/><date-part name="year"/>'
    items = [
        book(id="1", title="June", issued={"date-parts": [[2008, 6, 2]]}),
        book(id="2", title="December", issued={"date-parts": [[2008, 12, 24]]}),
        book(id="3", title="before Christ", issued={"date-parts": [[-44, 3, 15]]}),
        book(id="4", title="range", issued={"date-parts": [[2008, 6, 2], [2008, 6, 9]]}),
    ]
    macro = '<macro name="when"><date variable="issued">{}</date></macro>'
    by_time = titles(items, '<key macro="when"/>', macros=macro.format(written))
    by_year = titles(
        items,
        '<key macro="when" sort="descending"/>',
        macros=macro.format('<date-part name="year"/>'),
    )

    assert by_time == ["before Christ", "June", "range", "December"]
    assert by_year == ["range", "June", "December", "before Christ"]


def test_letters_of_a_year_do_not_turn_a_descending_order_round():
    macro = '<macro name="when"><date variable="issued"><date-part name="year"/></date></macro>'
    items = [book(id="1", title="A", issued=year(2008)), book(id="2", title="B", issued=year(2008))]

    assert titles(
        items,
        '<key macro="when" sort="descending"/>',
        macros=macro,
        citation='disambiguate-add-year-suffix="true"',
    ) == ["A", "B"]


def test_numbers_in_a_macro_sort_by_value():
    macro = '<macro name="which"><number variable="volume"/></macro>'
    items = [book(id="1", title="ten", volume="10"), book(id="2", title="nine", volume="9")]

    assert titles(items, '<key macro="which"/>', macros=macro) == ["nine", "ten"]


def test_a_demoted_particle_does_not_count_in_short_names():
    macro = '<macro name="who"><names variable="author"><name form="short"/></names></macro>'
    le_goff = person("Goff", "Jacques", **{"non-dropping-particle": "Le"})
    items = [
        book(id="1", title="Ito", author=[person("Ito")]),
        book(id="2", title="Goff", author=[le_goff]),
    ]
    demoted = 'demote-non-dropping-particle="sort-only"'

    assert titles(items, '<key macro="who"/>', macros=macro, options=demoted) == ["Goff", "Ito"]
    kept = 'demote-non-dropping-particle="never"'
    assert titles(items, '<key macro="who"/>', macros=macro, options=kept) == ["Ito", "Goff"]
