import pytest
from lxml import etree

from blog.imports.readers.xml.mending import mended
from blog.imports.readers.xml.repairs import Repairs
from blog.imports.readers.xml.source import MAX_TAG, MAX_TEXT
from blog.imports.records import ExportRefused


def mend(*parts: str) -> tuple[str, list[str]]:
    repairs = Repairs()
    text = "".join(mended(iter(parts), repairs))
    return text, [f"{repair.line}: {repair}" for repair in repairs.all()]


def parsed(text: str) -> tuple[str, list[str]]:
    """Return the text of the root as a strict parser reads it, and the repairs."""
    xml, repairs = mend(text)
    return "".join(etree.fromstring(xml.encode()).itertext()), repairs


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&nbsp;&eacute;", "\xa0é"),
        ("AT&T &nonsense; &", "AT&T &nonsense; &"),
        ("&#8;&#x1F;&#xD800;&#99999999;x", "x"),
        ("&#xe9;&#233;", "éé"),
        ("1 < 2", "1 < 2"),
        ("<![CDATA[&nbsp; & <b>]]>&lt;", "&nbsp; & <b><"),
        ("a<!-- <b> -->b<?php ?>", "ab"),
        ("<![CDATA[a <![CDATA[ b ]]> :)]]>", "a <![CDATA[ b ]]> :)"),
        ("<![CDATA[]]>]]>", "]]>"),
        ("<![CDATA[1 ]]> 2 <![CDATA[ 3 ]]>]]>", "1 ]]> 2 <![CDATA[ 3 ]]>"),
        ("<![CDATA[1 ]]> 2 <![CDATA[ 3 ]]>", "1  2  3 "),
        ("<![CDATA[1]]]]><![CDATA[>2]]>", "1]]>2"),
    ],
)
def test_text_is_read_as_it_was_meant(text, read):
    assert parsed(f"<r>{text}</r>")[0] == read


@pytest.mark.parametrize("name", ["a(", "a[b", "a)", "a*+"])
def test_odd_names_of_elements_are_no_patterns(name):
    assert mend(f"<{name}><![CDATA[1]]> 2 ]]></{name}>")


def test_what_is_well_formed_needs_no_repair():
    text = '<rss xmlns:wp="w"><a b="1" c=\'2\'/>\n<wp:d>&#38;<![CDATA[x]]></wp:d></rss>'
    assert mend(text)[1] == []


def test_parts_may_end_anywhere():
    text = "<a>x &eacute; y<![CDATA[ & ]] ]>]]>&amp;<b c='>'/></a>"
    assert mend(*text) == mend(text)


def test_repairs_name_the_line():
    assert mend("<r>\n&\n<b>x\n</r></q>")[1] == [
        "2: A bare “&” was kept as text.",
        "4: <b> is not closed before </r>.",
        "4: </q> ends nothing and was ignored.",
    ]


def test_a_section_without_an_end_takes_no_other_elements():
    text = "<item><content:encoded><![CDATA[text</content:encoded>\n<wp:status>publish</wp:status>"
    xml, repairs = mend(f"<rss>{text}<wp:x><![CDATA[y]]></wp:x></item></rss>")
    item = etree.fromstring(xml.encode())[0]
    assert [child.text for child in item] == ["text", "publish", "y"]
    assert repairs[0] == "1: A section of CDATA without an end was ended with its element."


def test_prefixes_need_no_declaration():
    xml, repairs = mend("<rss><atom:link/><odd:x>1</odd:x></rss>")
    root = etree.fromstring(xml.encode())
    assert [child.tag for child in root] == ["{http://www.w3.org/2005/Atom}link", "odd-x"]
    assert repairs == ["1: The prefix “odd” is not declared."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>", "entities"),
        ("<a>" * 101, "nested more than 100"),
        (f'<r><a b="{"x" * MAX_TAG}"/></r>', "A tag has more than"),
        ("<r>" + "x" * (MAX_TEXT + 1) + "</r>", "Line 1: A text has more than"),
        ("<r>" + "<a><![CDATA[x]]>y]]></a>" * 1_001 + "</r>", "too damaged"),
    ],
)
def test_hostile_files_are_refused(text, reason):
    with pytest.raises(ExportRefused, match=reason):
        mend(text)


def test_a_declaration_and_comments_leave_only_their_lines():
    text = "<!DOCTYPE r\n SYSTEM 'r.dtd'>\n<!-- a\nb --><r>x</r>"
    xml, repairs = mend(text)
    assert (xml.partition("<r")[0], repairs) == ("\n\n\n", [])
