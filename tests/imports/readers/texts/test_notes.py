import pytest

from blog.imports.readers.texts.notes import place_notes


@pytest.mark.parametrize(
    ("html", "placed"),
    [
        (
            '<p>A<sup id="r1"><a href="#n1">1</a></sup> b<sup><a id="r2" href="#n2">2</a></sup>'
            '</p><hr><div class="footnotes"><ol><li id="n1"><p>First <em>x</em>. '
            '<a href="#r1">↩</a></p></li><li id="n2"><p>One</p><p>two '
            '<a href="#r2">↩</a></p></li></ol></div>',
            "<p>A<foot-note>First <em>x</em>.</foot-note> b<foot-note>One two</foot-note></p>",
        ),
        (
            '<p>A<a id="footnote-anchor-1" href="#footnote-1">1</a>.</p><div class="footnote">'
            '<a id="footnote-1" href="#footnote-anchor-1">1</a><div class="footnote-content">'
            "<p>Note.</p></div></div>",
            "<p>A<foot-note>Note.</foot-note>.</p>",
        ),
        (
            '<p>A<a href="https://old.example/post/#n" id="r">[1]</a></p>'
            '<p id="n"><a href="https://old.example/post/#r">[1]</a> Text</p>',
            "<p>A<foot-note>Text</foot-note></p>",
        ),
        (
            '<p id="a"><a href="#b">Contents</a></p><h2 id="b">B</h2>',
            '<p id="a"><a href="#b">Contents</a></p><h2 id="b">B</h2>',
        ),
    ],
)
def test_footnotes_are_placed_where_they_are_read(html, placed):
    assert place_notes(html) == placed
