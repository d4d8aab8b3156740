"""A test for each deviation of citeproc-py, with a minimal style."""

import pytest

from blog.sources.styles.engine import Engine, Locator, Use
from blog.sources.styles.items import engine_item

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" {options}>
  <info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  {macros}
  <citation><layout>{layout}</layout></citation>
  <bibliography><sort><key variable="title"/></sort><layout>{layout}</layout></bibliography>
</style>"""
ABLE = [{"family": "Able", "given": "Ann"}]
COLE = [{"family": "Cole", "given": "Cy"}]


@pytest.fixture
def engine(tmp_path):
    def make(layout, *, macros="", options="", locale="en-US"):
        path = tmp_path / "style.csl"
        path.write_text(STYLE.format(layout=layout, macros=macros, options=options))
        return Engine(path, locale=locale)

    return make


@pytest.fixture
def entry(engine):
    def make(layout, *, macros="", options="", locale="en-US", **fields):
        item = engine_item({"id": 1, "type": "book", **fields}, key="0")
        made = engine(layout, macros=macros, options=options, locale=locale)
        return made.entries([item])[0]

    return make


@pytest.fixture
def citations(engine):
    def make(layout, *locators, **fields):
        item = engine_item({"id": 1, "type": "book", **fields}, key="0")
        uses = [Use(key="0", locator=locator) for locator in locators]
        return engine(layout).citations([item], uses=uses)

    return make


@pytest.mark.parametrize("role", ["director", "host", "producer", "curator", "script-writer"])
def test_newer_roles_are_known(entry, role):
    assert entry(f'<names variable="{role}"/>', **{role: ABLE}) == "Ann Able"


def test_hyphenated_role_is_found(entry):
    layout = '<names variable="collection-editor"/>'

    assert entry(layout, **{"collection-editor": ABLE}) == "Ann Able"


def test_given_names_stay_full_if_the_style_requires_them(entry):
    layout = '<names variable="author"><name initialize="false" initialize-with=". "/></names>'

    assert entry(layout, author=[{"family": "Tolkien", "given": "John R.R."}]) == (
        "John R. R. Tolkien"
    )


def test_given_names_are_initials_otherwise(entry):
    layout = '<names variable="author"><name initialize-with="."/></names>'

    assert entry(layout, author=[{"family": "Tolkien", "given": "John Ronald"}]) == "J.R. Tolkien"


def test_name_parts_may_be_cased_and_missing(entry):
    parts = '<name-part name="given" text-case="capitalize-all"/>'
    parts += '<name-part name="family" text-case="capitalize-first"/>'
    layout = f'<names variable="author"><name>{parts}</name></names>'

    assert entry(layout, author=[{"literal": "unesco"}]) == "Unesco"
    assert entry(layout, author=[{"family": "hooks", "given": "bell"}]) == "Bell Hooks"


def test_quotes_and_tags_leave_the_engine_as_marks(entry):
    layout = '<text variable="title" quotes="true" font-style="italic"/>'

    assert entry(layout, title="A <b>B</b>") == "\ue000\ue010A \ue012B\ue013\ue011\ue001"


def test_no_label_without_its_variable(entry):
    layout = '<group><text variable="edition"/><label variable="edition"/></group>'

    assert entry(layout + '<text variable="title"/>', title="T") == "T"


def test_label_of_a_count_is_plural_from_two(entry):
    layout = '<label variable="number-of-volumes" form="short"/>'

    assert entry(layout, **{"number-of-volumes": "1"}) == "vol."
    assert entry(layout, **{"number-of-volumes": "2"}) == "vols."


def test_label_of_a_locator_is_plural_for_several(citations):
    layout = '<label variable="locator" form="short"/>'
    locators = [Locator("page", text) for text in ("7", "7–9", "xii-xv", "7, note 3", "2.0")]

    assert citations(layout, *locators) == ["p.", "pp.", "pp.", "p.", "p."]


def test_a_group_is_empty_when_all_its_variables_are(entry):
    layout = (
        '<group delimiter=" "><choose><if type="book"><text term="in"/></if>'
        '<else><text variable="title"/></else></choose><text variable="container-title"/></group>'
        '<text variable="title"/>'
    )

    assert entry(layout, title="T") == "T"
    assert entry(layout, title="T", **{"container-title": "C "}) == "in CT"


def test_a_group_of_terms_alone_or_with_a_missing_year_suffix_is_rendered(entry):
    layout = '<group><text term="no date" form="short"/><text variable="year-suffix"/></group>'

    assert entry(layout) == "n.d."


def test_a_substitute_for_names_is_not_rendered_again(entry):
    layout = (
        '<names variable="author"><substitute><names variable="editor"/><text macro="title"/>'
        '</substitute></names><group prefix=" / " delimiter=", "><names variable="editor"/>'
        '<text variable="title"/><text variable="publisher"/></group>'
    )
    macros = '<macro name="title"><text variable="title"/></macro>'

    assert entry(layout, macros=macros, title="T", publisher="P") == "T / P"
    assert entry(layout, macros=macros, title="T", editor=ABLE) == "Ann Able / T"


@pytest.mark.parametrize(
    "branches",
    [
        '<if type="book">{}</if>',
        '<if type="map"/><else-if type="book">{}</else-if>',
        '<if type="map"/><else>{}</else>',
    ],
)
def test_only_the_first_alternative_of_a_branch_is_the_substitute(entry, branches):
    names = '<names variable="editor"/><names variable="translator"/>'
    layout = (
        '<names variable="author"><name name-as-sort-order="all"/><substitute><choose>'
        f"{branches.format(names)}</choose></substitute></names>"
    )

    assert entry(layout, editor=ABLE, translator=COLE) == "Able, Ann"


def test_names_without_a_format_do_not_change_the_style(engine):
    made = engine('<names variable="author"/>')
    item = engine_item({"id": 1, "author": ABLE}, key="0")
    before = len(list(made.root.iter()))

    assert [made.entries([item]) for _ in range(3)] == [["Ann Able"]] * 3
    assert len(list(made.root.iter())) == before


@pytest.mark.parametrize("variable", ["editor translator", "editor-translator"])
def test_one_person_in_two_roles_is_named_once(entry, variable):
    layout = f'<names variable="{variable}"><label form="verb-short" suffix=" "/><name/></names>'

    assert entry(layout, editor=ABLE, translator=ABLE) == "ed. & trans. by Ann Able"


def test_work_is_listed_without_the_cited_page(engine):
    made = engine('<text variable="page"/><text variable="locator" prefix=" at "/>')
    item = engine_item({"id": 1, "page": "101-109"}, key="0")

    assert made.citations([item], uses=[Use(key="0", locator=Locator("page", "103"))]) == [
        "101–109 at 103"
    ]
    assert made.entries([item]) == ["101–109"]


def test_page_locator_is_shortened_like_a_page_range(engine):
    made = engine('<text variable="locator"/>', options='page-range-format="chicago"')
    item = engine_item({"id": 1}, key="0")
    uses = [Use(key="0", locator=Locator(label, "315-316")) for label in ("page", "line")]

    assert made.citations([item], uses=uses) == ["315–16", "315–316"]


def test_equal_locators_are_recognized_as_equal(citations):
    layout = '<choose><if position="ibid-with-locator"><text value="there"/></if>'
    layout += '<else-if position="ibid"><text value="same"/></else-if>'
    layout += '<else><text value="first"/></else></choose>'
    places = [Locator("page", text) for text in ("7", "7", "8")]

    assert citations(layout, *places) == ["first", "same", "there"]


@pytest.mark.parametrize(
    ("value", "numeric"),
    [
        ("2", True),
        ("12r", True),
        ("1–3", True),
        ("2, 4 & D5", True),
        ("Second", False),
        ("", False),
    ],
)
def test_numbers_may_have_letters_and_ranges(entry, value, numeric):
    layout = '<choose><if is-numeric="volume"><text value="yes"/></if></choose>'

    assert entry(f'{layout}<text value="."/>', volume=value) == ("yes." if numeric else ".")


def test_a_locator_can_be_numeric_and_have_a_label_with_a_hyphen(citations):
    layout = '<choose><if is-numeric="locator" locator="sub-verbo"><text value="yes"/></if>'
    layout += '<else><text value="no"/></else></choose>'

    assert citations(layout, Locator("sub-verbo", "3"), Locator("page", "3"), None) == [
        "yes",
        "no",
        "no",
    ]


def test_nothing_needs_disambiguation(entry):
    layout = '<choose><if type="map"/><else-if disambiguate="true"><text value="yes"/></else-if>'
    layout += "</choose>"

    assert entry(layout + '<text value="."/>') == "."


def test_hyphenated_number_is_found(entry):
    assert entry('<number variable="number-of-pages"/>', **{"number-of-pages": "96"}) == "96"


def test_a_literal_date_is_rendered_once_in_place_of_the_year(entry):
    layout = (
        '<date variable="issued" form="text" date-parts="year"/>'
        '<date variable="issued" prefix=", "><date-part name="month"/></date>'
    )

    assert entry(layout, issued={"literal": "c. 1850"}) == "c. 1850"


def test_a_date_does_not_change_the_format_of_the_next(engine):
    short = '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
    made = engine(f'{short}<date variable="accessed" form="text" prefix=" / "/>')
    day = {"date-parts": [[2017, 3, 8]]}
    item = engine_item({"id": 1, "issued": day, "accessed": day}, key="0")

    assert made.entries([item]) == ["Mar. 8, 2017 / March 8, 2017"]
    assert made.entries([item]) == ["Mar. 8, 2017 / March 8, 2017"]


def test_a_missing_form_of_a_term_falls_back_to_another(entry):
    assert entry('<text term="edition" form="symbol"/>') == "ed."


def test_ordinals_are_not_mixed_across_languages(entry):
    layout = '<number variable="edition" form="ordinal"/>'

    assert entry(layout, edition="2", locale="de-DE") == "2."
    assert entry(layout, edition="2", locale="en-US") == "2nd"


def test_entries_are_not_sorted(engine):
    made = engine('<text variable="title"/>')
    items = [engine_item({"id": t, "title": t}, key=str(n)) for n, t in enumerate("BCA")]

    assert made.entries(items) == ["B", "C", "A"]


def test_works_are_numbered_in_the_order_given(engine):
    made = engine('<text variable="citation-number" prefix="[" suffix="]"/>')
    items = [engine_item({"id": t, "title": t}, key=str(n)) for n, t in enumerate("BCA")]

    assert made.citations(items, uses=[Use(key="2"), Use(key="0"), Use(key="2")]) == [
        "[1]",
        "[2]",
        "[1]",
    ]


def test_style_file_cannot_read_other_files(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    path = tmp_path / "style.csl"
    style = STYLE.format(layout="<text value='x'/>", macros="", options="")
    style = style.replace("<style ", f'<!DOCTYPE style [<!ENTITY s SYSTEM "{secret}">]><style ')
    path.write_text(style.replace("<title>t</title>", "<title>&s;</title>"))

    assert "secret" not in "".join(Engine(path, locale="en-US").root.itertext())
