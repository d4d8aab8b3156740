"""Reading RIS references as CSL items."""

import pytest

from blog.sources.parsing import FORMATS
from blog.sources.parsing.ris import reading
from tests.sources.parsing.ris.samples import CHAPTER, only_item

ris = FORMATS["ris"]


def test_a_chapter():
    assert only_item(CHAPTER) == {
        "id": "niu1998",
        "type": "chapter",
        "author": [{"family": "Niu", "given": "Jun"}],
        "editor": [{"family": "Westad", "given": "Odd Arne"}],
        "title": "The Origins of the Sino-Soviet Alliance",
        "container-title": "Brothers in Arms",
        "issued": {"date-parts": [[1998]]},
        "page": "47-89",
        "publisher": "Woodrow Wilson Center Press",
        "publisher-place": "Washington, DC",
        "ISBN": "978-0-8047-3485-5",
    }


@pytest.mark.parametrize(
    ("kind", "variable"),
    [("JOUR", "container-title"), ("CHAP", "container-title"), ("BOOK", "collection-title")],
)
def test_the_meaning_of_t2_depends_on_the_type(kind, variable):
    item = only_item(f"TY  - {kind}\nTI  - T\nT2  - The Other\nER  - ")
    assert item == {"id": "t", "type": item["type"], "title": "T", variable: "The Other"}


@pytest.mark.parametrize(
    ("kind", "variable"), [("JOUR", "issue"), ("RPRT", "number"), ("NEWS", "issue")]
)
def test_is_is_the_issue_of_an_article_and_else_a_number(kind, variable):
    assert only_item(f"TY  - {kind}\nTI  - T\nIS  - 7\nER  - ")[variable] == "7"


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        ("SP  - 47\nEP  - 89", {"page": "47-89"}),
        ("SP  - 47\nEP  - 47", {"page": "47"}),
        ("EP  - 9", {"page": "9"}),
        ("SP  - xiv", {"page": "xiv"}),
        ("SP  - 320", {"number-of-pages": "320"}),
    ],
)
def test_a_single_page_number_of_a_book_is_its_number_of_pages(lines, pages):
    item = only_item(f"TY  - BOOK\nTI  - T\n{lines}\nER  - ")
    assert item == {"id": "t", "type": "book", "title": "T", **pages}


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ("PY  - 2009///", {"date-parts": [[2009]]}),
        ("PY  - 2009/03/15/Spring", {"date-parts": [[2009, 3, 15]]}),
        ("DA  - 2009-03", {"date-parts": [[2009, 3]]}),
        ("PY  - 2008\nDA  - 2009/03/15/", {"date-parts": [[2009, 3, 15]]}),
        ("PY  - 2008\nDA  - in spring", {"date-parts": [[2008]]}),
        ("DA  - in spring", {"literal": "in spring"}),
    ],
)
def test_dates(lines, issued):
    assert only_item(f"TY  - JOUR\nTI  - T\n{lines}\nER  - ")["issued"] == issued


@pytest.mark.parametrize(
    ("serial", "variable"),
    [
        ("0305-7410", "ISSN"),
        ("03057410", "ISSN"),
        ("9780691135908", "ISBN"),
        ("0691135908", "ISBN"),
    ],
)
def test_sn_is_an_issn_or_an_isbn_by_its_length(serial, variable):
    item = only_item(f"TY  - JOUR\nTI  - T\nSN  - {serial}\nER  - ")
    assert {name: item.get(name) for name in ("ISSN", "ISBN")} == {
        "ISSN": None,
        "ISBN": None,
        variable: serial,
    }


def test_the_first_of_several_links_is_used():
    item = only_item(
        "TY  - JOUR\nTI  - T\nUR  - https://example.org/a;https://example.org/b\n"
        "DO  - https://doi.org/10.1000/1\nER  - "
    )
    assert (item["URL"], item["DOI"]) == ("https://example.org/a", "10.1000/1")


def test_a_type_written_in_full_and_an_article_in_press():
    item = only_item("TY  - Journal Article\nTI  - T\nER  - ")
    assert item["type"] == "article-journal"
    assert only_item("TY  - INPR\nTI  - T\nER  - ")["status"] == "in press"


def test_web_of_science_is_recognized_and_refused():
    parsed = ris.read("FN ISI Export Format\nVR 1.0\nPT J\nTI A title\nER\nEF\n")
    assert parsed.items == []
    assert [failure.reason for failure in parsed.failures] == [
        "It is an export of Web of Science in its own format: export as RIS or BibTeX."
    ]


def test_a_reference_may_have_20_000_lines():
    fields = [("TY", "BOOK"), ("TI", "T"), *[("KW", "w")] * (reading._MAX_FIELDS - 2)]
    assert reading.item_of(fields)["title"] == "T"
    parsed = ris.read("TY  - BOOK\n" + "KW  - w\n" * reading._MAX_FIELDS + "ER  - \n")
    assert [(failure.line, failure.reason) for failure in parsed.failures] == [
        (1, "It has more than 20,000 lines.")
    ]


@pytest.mark.parametrize("tag", ["UK", "XX", "ZZ", "U5"])
def test_a_tag_without_meaning_is_ignored(tag):
    item = only_item(f"TY  - BOOK\n{tag}  - something\nTI  - T\nER  - ")
    assert item == {"id": "t", "type": "book", "title": "T"}


def test_a_name_without_a_comma_is_a_person_if_that_is_clear_or_else_remarked():
    parsed = ris.read(
        "TY  - BOOK\nID  - a\nTI  - T\n"
        "AU  - Lyle J. Goldstein\nAU  - UNESCO\nAU  - Mao Zedong\nER  - "
    )
    assert parsed.items[0]["author"] == [
        {"family": "Goldstein", "given": "Lyle J."},
        {"literal": "UNESCO"},
        {"literal": "Mao Zedong"},
    ]
    assert [remark.reason for remark in parsed.remarks] == [
        "“Mao Zedong” has no comma, so it was read as an organization."
    ]
