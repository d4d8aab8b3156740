"""RIS read into CSL items, and written back."""

from blog.sources.parsing import FORMATS

ris = FORMATS["ris"]

CHAPTER = """TY  - CHAP
ID  - niu1998
AU  - Niu, Jun
A2  - Westad, Odd Arne
TI  - The Origins of the
 Sino-Soviet Alliance
T2  - Brothers in Arms
PY  - 1998///
SP  - 47
EP  - 89
PB  - Woodrow Wilson Center Press
CY  - Washington, DC
SN  - 978-0-8047-3485-5
ER  -
"""


def only_item(text):
    parsed = ris.read(text)
    assert parsed.failures == []
    (item,) = parsed.items
    return item


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


def test_a_reference_that_never_ends_ends_where_the_next_begins():
    parsed = ris.read("TY  - BOOK\nTI  - One\n\nTY  - BOOK\nTI  - Two\nER  - \n")
    assert [item["title"] for item in parsed.items] == ["One", "Two"]


def test_what_was_written_is_read_again():
    item = only_item(CHAPTER)
    assert only_item(ris.write([item])) == item


def test_web_of_science_is_named_as_what_it_is():
    parsed = ris.read("FN ISI Export Format\nVR 1.0\nPT J\nTI A title\nER\nEF\n")
    assert parsed.items == []
    assert "Web of Science" in parsed.failures[0].reason


def test_lines_that_are_no_tags_cannot_end_a_reference():
    item = {"id": "x", "type": "book", "title": "ER  - not the end", "note": "a\nTY  - BOOK\nb"}
    assert only_item(ris.write([item]))["title"] == "ER  - not the end"
