import io

import pytest

from blog.imports.readers.xml import XmlStream, name_of, text_of
from blog.imports.records import ExportRefused


def read(data: bytes, *, depth: int = 1) -> tuple[list[tuple[str, str]], list[str]]:
    stream = XmlStream(io.BytesIO(data))
    found = [(name_of(element), element.text or "") for element in stream.children(depth=depth)]
    return found, [f"{line}: {message}" for line, message in stream.problems()]


def test_children_are_yielded_at_the_asked_depth():
    assert read(b"<rss><channel><title>A</title><item>B</item></channel></rss>", depth=2) == (
        [("title", "A"), ("item", "B")],
        [],
    )


def test_an_element_has_the_text_of_its_child_by_local_name():
    stream = XmlStream(io.BytesIO(b"<r><item><wp:post_id> 7 </wp:post_id></item></r>"))
    assert [text_of(item, "post_id") for item in stream.children()] == ["7"]


def test_what_is_read_is_freed():
    stream = XmlStream(io.BytesIO(b"<r>" + b"<a>x</a>" * 60_000 + b"</r>"))
    assert max(len(element.getparent()) for element in stream.children()) <= 10_000


def test_an_element_that_the_file_cuts_off_is_left_out_and_named():
    assert read(b"<r><a>1</a>\n<a>2<b>3") == (
        [("a", "1")],
        ["2: The file ends inside <b>: it is not whole. What had begun there was left out."],
    )


def test_what_is_no_xml_is_refused():
    with pytest.raises(ExportRefused, match="no XML"):
        read(b"")
