"""A processor at work on a document."""

from concurrent.futures import ThreadPoolExecutor

from blog.sources.csl.items import read_item
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.rendering.context import Cite
from tests.sources.csl_styles import book, citations, entries, person, processor

NAMES = '<names variable="author"><name form="short"/></names>'
LAYOUT = f'{NAMES}<text variable="title" prefix=", " font-style="italic"/>'


def test_works_are_listed_in_the_styles_order_and_numbered_so():
    layout = '<text variable="citation-number"/><text variable="title" prefix=" "/>'
    items = [book(id=title, title=title) for title in ("B", "A")]
    sort = '<sort><key variable="title"/></sort>'

    assert entries(layout, items, sort=sort) == ["1 A", "2 B"]
    assert citations(layout, items, ["B"], ["A"], sort=sort) == ["2 B", "1 A"]


def test_the_caller_can_number_the_works():
    made = processor('<text variable="citation-number"/>')
    works = made.works([read_item(book(id=key)) for key in "ab"], numbered=["b", "a"])

    assert works.numbers == {"b": 1, "a": 2}


def test_the_author_can_be_left_out_or_stand_alone():
    item = book(title="Emma", author=[person("Austen")])
    cites = [Cite("1", suppress_author=True)], [Cite("1", author_only=True)]

    assert citations(LAYOUT, [item], *cites) == [", <i>Emma</i>", "Austen"]


def test_what_belongs_to_an_author_left_out_remains():
    layout = f'<group delimiter=", ">{NAMES}<text value="supra"/></group>'
    by_author = Cite("1", suppress_author=True)

    assert citations(layout, [book(author=[person("Austen")])], [by_author]) == ["supra"]


def test_an_author_is_left_out_also_behind_other_text():
    layout = f'<text variable="title" suffix=", "/>{NAMES}'
    item = book(title="Emma", author=[person("Austen")])

    assert citations(layout, [item], [Cite("1", suppress_author=True)]) == ["Emma, "]


def test_an_unknown_work_prints_nothing():
    assert citations(LAYOUT, [book(title="T")], ["unknown"], []) == ["", ""]


def test_one_processor_serves_many_threads():
    made = processor(LAYOUT, citation='disambiguate-add-givenname="true"')

    def printed(number):
        item = read_item(book(title=f"Volume {number}", author=[person("Doe", f"A{number}")]))
        return HTML.write(made.entry("1", made.works([item])), locale=made.locale)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(printed, range(60)))

    assert found == [f"Doe, <i>Volume {number}</i>" for number in range(60)]
