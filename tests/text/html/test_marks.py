"""Reading and replacing the marks in a text."""

import pytest

from blog.text.html.marks import CitationMark, MarkedText, OwnNote, PictureMark, first_paragraph
from blog.text.html.nodes import replace


def test_citations_are_read_in_order():
    text = MarkedText(
        '<p>A<cite-ref data-source="3" data-locator="45" data-prefix="see"></cite-ref>'
        ' B<cite-ref data-source="x" data-label="chapter" data-suppress-author="true"></cite-ref>'
    )
    assert [mark for mark, _node in text.citations()] == [
        CitationMark(3, "45", "page", "see", "", suppress_author=False),
        CitationMark(None, "", "chapter", "", "", suppress_author=True),
    ]


def test_pictures_are_read():
    text = MarkedText('<figure data-picture="7" data-alt="A map" data-caption="c"></figure>')
    assert [mark for mark, _node in text.pictures()] == [
        PictureMark(7, "A map", is_decorative=False, caption="c")
    ]


def test_replace_keeps_the_text_around_it():
    text = MarkedText("<p>one <cite-ref></cite-ref> two</p>")
    for _mark, node in list(text.citations()):
        replace(node, "\n<sup>1</sup>\n")
    assert text.html == "<p>one <sup>1</sup> two</p>"


def test_headings_get_unique_ids():
    text = MarkedText("<h2>War &amp; Peace</h2><h3>War &amp; Peace</h3><h2>!</h2>")
    text.add_heading_ids()
    assert text.html == (
        '<h2><a id="h-war-peace" href="#h-war-peace">War &amp; Peace</a></h2>'
        '<h3><a id="h-war-peace-2" href="#h-war-peace-2">War &amp; Peace</a></h3>'
        '<h2><a id="h-section" href="#h-section">!</a></h2>'
    )


def test_label_citations_escapes_the_name():
    text = MarkedText('<cite-ref data-source="1" data-locator="4">old</cite-ref>')
    text.label_citations({1: "A <b> C"})
    assert text.html == ('<cite-ref data-source="1" data-locator="4">A &lt;b&gt; C, 4</cite-ref>')


def test_resolve_names_turns_names_into_primary_keys():
    text = MarkedText(
        '<p><cite-ref data-source="a2008"></cite-ref></p><figure data-picture="m.png"></figure>'
    )
    text.resolve_names(sources={"a2008": 5}, pictures={"m.png": 6})
    assert text.html == (
        '<p><cite-ref data-source="5"></cite-ref></p><figure data-picture="6"></figure>'
    )


def test_resolve_names_refuses_an_unknown_name():
    with pytest.raises(KeyError):
        MarkedText('<cite-ref data-source="a"></cite-ref>').resolve_names(sources={}, pictures={})


def test_first_paragraph_has_text_without_marks():
    html = "<h2>T</h2><p> </p><p>Go <em>on</em>.<cite-ref>Label</cite-ref></p><p>No</p>"
    assert first_paragraph(html) == "Go <em>on</em>."


def test_adjacent_citations_are_one_mark():
    text = MarkedText(
        '<p>A<cite-ref data-source="1"></cite-ref> <cite-ref data-source="2"></cite-ref>'
        ' B<cite-ref data-source="3"></cite-ref></p><p><cite-ref data-source="4"></cite-ref></p>'
    )
    groups = text.citation_groups()
    assert [[mark.source for mark in group.marks] for group in groups] == [[1, 2], [3], [4]]
    for group in groups:
        group.replace_with("<sup>x</sup>")
    assert text.html == "<p>A<sup>x</sup>  B<sup>x</sup></p><p><sup>x</sup></p>"


def test_the_sentence_of_a_group():
    text = MarkedText(
        '<p>One. Two <em>and</em> three<cite-ref data-source="1">Lüthi 2008</cite-ref>'
        '<cite-ref data-source="2">x</cite-ref>, four.<cite-ref data-source="3"></cite-ref>'
        " Five.</p>"
    )
    assert [group.sentence() for group in text.citation_groups()] == [
        ("Two and three", ", four."),
        ("Two and three, four.", ""),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("old.<cite-ref></cite-ref> Next", "old <b>x</b>. Next"),
        ("old.” <cite-ref></cite-ref> Next", "old” <b>x</b>. Next"),
        ("old!<cite-ref></cite-ref>", "old! <b>x</b>"),
        ("old<cite-ref></cite-ref>.", "old <b>x</b>."),
        ("old <cite-ref></cite-ref>.", "old <b>x</b>."),
        ("(<cite-ref></cite-ref>)", "(<b>x</b>)"),
        ("<em>old.</em><cite-ref></cite-ref>", "<em>old.</em> <b>x</b>"),
        ("<cite-ref></cite-ref>", "<b>x</b>"),
    ],
)
@pytest.mark.parametrize("block", ["p", "li"])
def test_a_mark_as_text_is_part_of_its_sentence(block, written, read):
    text = MarkedText(f"<{block}>{written}</{block}>")
    for group in text.citation_groups():
        group.become_text()
        group.replace_with("<b>x</b>")
    assert text.html == f"<{block}>{read}</{block}>"


def test_a_mark_as_text_follows_a_block_quotation():
    text = MarkedText("<blockquote><p>old.<cite-ref></cite-ref></p></blockquote>")
    for group in text.citation_groups():
        group.become_text()
        group.replace_with("<b>x</b>")
    assert text.html == "<blockquote><p>old. <b>x</b></p></blockquote>"


def test_a_label_typed_with_the_number_is_read_and_written():
    text = MarkedText('<cite-ref data-source="1" data-label="page" data-locator="ll. 1-89"/>')
    ((mark, _node),) = text.citations()
    assert (mark.label, mark.locator) == ("line", "1–89")
    text.label_citations({1: "A"})
    assert 'data-label="line" data-locator="1–89">A, 1–89<' in text.html


def test_each_line_of_verse_is_an_element():
    verse = '<blockquote class="verse"><p>One <em>two</em><br>three</p></blockquote><p>a<br>b</p>'
    text = MarkedText(verse)
    text.wrap_verse_lines()
    lines = "<span>One <em>two</em></span><br><span>three</span>"
    assert text.html == (f'<blockquote class="verse"><p>{lines}</p></blockquote><p>a<br>b</p>')


def test_notes_and_citations_are_read_in_the_order_of_the_text():
    text = MarkedText(
        '<p>A<cite-ref data-source="1"></cite-ref><foot-note> b </foot-note>'
        '<cite-ref data-source="2"></cite-ref><cite-ref data-source="3"></cite-ref></p>'
    )
    found = [
        note.html if isinstance(note, OwnNote) else [mark.source for mark in note.marks]
        for note in text.notes_and_citations()
    ]
    assert found == [[1], "b", [2, 3]]


def test_replaced_sources_are_those_named():
    text = MarkedText('<cite-ref data-source="1"></cite-ref><cite-ref data-source="2"></cite-ref>')
    text.replace_sources({1: 5})
    assert [mark.source for mark, _node in text.citations()] == [5, 2]


def test_a_url_alone_is_typed_or_a_link():
    url = "https://a.example/b"
    text = MarkedText(
        f'<p>{url}</p><p><a href="{url}">Here</a></p><p>See {url}</p>'
        f'<p><a href="/x">https://a.ex</a>ample/b</p>'
    )
    found = [(target, shown) for target, shown, _node in text.lone_urls()]
    assert found == [(url, url), (url, "Here")]
