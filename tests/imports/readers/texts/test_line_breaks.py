import pytest

from blog.imports.readers.texts.held import Held, without_marks
from blog.imports.readers.texts.line_breaks import with_paragraphs


def laid_out(text: str) -> str:
    held = Held()
    return held.restore(with_paragraphs(text, held)).replace("\n", "~")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\r\ntwo\n \nThree", "<p>One<br>two</p>~~<p>Three</p>"),
        ("One<br />\ntwo", "<p>One<br>two</p>"),
        ("a<ul>\n<li>b\n</li>\n</ul>c", "<p>a</p>~<ul>~<li>b</li>~</ul>~<p>c</p>"),
        ("<li>a\n\nb</li>", "<li>~<p>a</p>~~<p>b</p>~</li>"),
        ("<td>a\nb</td>", "<td>a<br>b</td>"),
        ("<h2>a</h2>\ntext", "<h2>a</h2>~<p>text</p>"),
        ("<H2>a</H2>\ntext", "<H2>a</H2>~<p>text</p>"),
        ("<blockquote>a</blockquote>", "<blockquote>~<p>a</p>~</blockquote>"),
        ("<div>a</div>", "<div>~<p>a</p>~</div>"),
        ("<p>a\nb</p>", "<p>a<br>b</p>"),
        ("<p>a<ul><li>b</ul>c", "<p>a<ul><li>b</ul>~<p>c</p>"),
        ("a\n<hr />\nb", "<p>a</p>~<hr />~<p>b</p>"),
        ("a<!-- b -->c", "<p>a<!-- b -->c</p>"),
        ("a <!-- MORE on it -->b", "<p>a</p>~<!--more-->~<p>b</p>"),
    ],
)
def test_lines_become_paragraphs_and_breaks(text, html):
    assert laid_out(text).replace("~~", "~") == html.replace("~~", "~")


def test_code_stays_to_the_character():
    code = "<pre>a\n\n\n  <b>b</b> &amp; c\n</pre>"
    assert with_paragraphs(f"x\n{code}", held := Held()) != code
    assert code in held.restore(with_paragraphs(f"x\n{code}", held))


def test_marks_in_a_text_are_removed():
    held = Held()
    mark = held.inline("secret")
    assert held.restore(without_marks(mark)) == "i0"
