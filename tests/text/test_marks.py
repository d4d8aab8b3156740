"""Reading and replacing the marks in a text."""

import pytest

from blog.text.marks import CitationMark, MarkedText, PictureMark, first_paragraph, replace


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


def test_replace_keeps_the_words_around():
    text = MarkedText("<p>one <cite-ref></cite-ref> two</p>")
    for _mark, node in list(text.citations()):
        replace(node, "\n<sup>1</sup>\n")
    assert text.html == "<p>one <sup>1</sup> two</p>"


def test_headings_get_ids_that_differ():
    text = MarkedText("<h2>War &amp; Peace</h2><h3>War &amp; Peace</h3><h2>!</h2>")
    text.give_headings_ids()
    assert text.html == (
        '<h2 id="h-war-peace">War &amp; Peace</h2>'
        '<h3 id="h-war-peace-2">War &amp; Peace</h3><h2 id="h-section">!</h2>'
    )


def test_label_citations_escapes_the_name():
    text = MarkedText('<cite-ref data-source="1" data-locator="4">old</cite-ref>')
    text.label_citations({1: "A <b> C"})
    assert text.html == ('<cite-ref data-source="1" data-locator="4">A &lt;b&gt; C, 4</cite-ref>')


def test_point_to_turns_names_into_numbers():
    text = MarkedText(
        '<p><cite-ref data-source="a2008"></cite-ref></p><figure data-picture="m.png"></figure>'
    )
    text.point_to(sources={"a2008": 5}, pictures={"m.png": 6})
    assert text.html == (
        '<p><cite-ref data-source="5"></cite-ref></p><figure data-picture="6"></figure>'
    )


def test_point_to_refuses_an_unknown_name():
    with pytest.raises(KeyError):
        MarkedText('<cite-ref data-source="a"></cite-ref>').point_to(sources={}, pictures={})


def test_first_paragraph_has_words_and_no_marks():
    html = "<h2>T</h2><p> </p><p>Go <em>on</em>.<cite-ref>Label</cite-ref></p><p>No</p>"
    assert first_paragraph(html) == "Go <em>on</em>."
