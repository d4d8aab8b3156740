"""The elements of WXR."""

from xml.etree import ElementTree

import pytest

from blog.exports.wordpress.xml import cdata, dates, element


@pytest.mark.parametrize("text", ["a ]]> b", "<p>&amp;</p>", "]]]]>>", ""])
def test_any_text_comes_back(text):
    assert (ElementTree.fromstring(cdata("a", text)).text or "") == text
    assert (ElementTree.fromstring(element("a", text)).text or "") == text


def test_characters_that_xml_cannot_have_are_left_out():
    assert cdata("a", "x\x00\x0b\ufffey", b='"\x01') == "<a b='\"'><![CDATA[xy]]></a>\n"


def test_no_date_is_written_as_wordpress_does():
    assert dates("d", None, in_zone=None) == (
        "<d>0000-00-00 00:00:00</d>\n<d_gmt>0000-00-00 00:00:00</d_gmt>\n"
    )
