import io

import pytest

from blog.imports.readers.xml import BLOCK, XmlStream, name_of, text_of
from blog.imports.records import ExportRefused


def read(data: bytes, *, depth: int = 1) -> tuple[list[tuple[str, str]], list[str]]:
    stream = XmlStream(io.BytesIO(data))
    found = [(name_of(element), element.text or "") for element in stream.children(depth=depth)]
    return found, [message for _line, message in stream.problems()]


def test_children_are_yielded_at_the_asked_depth():
    assert read(b"<rss><channel><title>A</title><item>B</item></channel></rss>", depth=2) == (
        [("title", "A"), ("item", "B")],
        [],
    )


def test_an_element_has_the_text_of_its_child_by_local_name():
    stream = XmlStream(io.BytesIO(b"<r><item><wp:post_id> 7 </wp:post_id></item></r>"))
    assert [text_of(item, "post_id") for item in stream.children()] == ["7"]


def test_what_is_read_is_freed():
    stream = XmlStream(io.BytesIO(b"<r>" + b"<a>x</a>" * 40_000 + b"</r>"))
    assert max(len(element.getparent()) for element in stream.children()) <= BLOCK / 7


def test_control_characters_are_left_out():
    assert read(b"<r><a>1\x00\x0b2\x1f3</a></r>") == (
        [("a", "123")],
        ["3 characters that XML forbids were repaired or left out."],
    )


def test_bytes_of_another_encoding_are_read_and_named():
    found, problems = read("<r><a>é “</a></r>".encode("cp1252"))
    assert found == [("a", "é “")]
    assert problems == ["2 bytes were read as Windows-1252, not as UTF-8."]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_declared_encodings_are_read(encoding):
    declared = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{declared}'?><r><a>é</a></r>"
    assert read(text.encode(encoding)) == ([("a", "é")], [])


def test_wrong_nesting_is_repaired_and_named():
    found, problems = read(b"<r><a>1<b>2</a><c>3</c></r>")
    assert [name for name, _text in found][:1] == ["a"]
    assert "The XML is damaged here and was repaired" in problems[0]


def test_entities_are_refused():
    bomb = b"<?xml version='1.0'?><!-- a --><!DOCTYPE r [<!ENTITY a 'b'>]><r><a>&a;</a></r>"
    with pytest.raises(ExportRefused, match="entities"):
        read(bomb)


def test_what_is_no_xml_is_refused():
    with pytest.raises(ExportRefused, match="no XML"):
        read(b"")
