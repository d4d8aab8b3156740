import pytest

from blog.imports.bodies.comments import markdown_of
from blog.text.formats.markdown import comment_html


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("One\n\nTwo\nthree", "One\n\nTwo\nthree"),
        ("One<BR/><BR/>Two\nstill two", "One\n\nTwo still two"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("a <b>bold</b> and <i>italic </i>word", "a **bold** and *italic* word"),
        ("2 * 3 * 4 &lt;b&gt;", r"2 \* 3 \* 4 \<b>"),
        ("<a href='https://a.example/x'>https://a.example/x</a>", "https://a.example/x"),
        ("<a href='javascript:x'>no</a>", "no"),
        ("<blockquote>One<br>Two</blockquote>Three", "> One\n> Two\n\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        ("<code>a * b</code>", "`a * b`"),
        ("<script>x</script>", ""),
        ("I&#39;m", "I'm"),
    ],
)
def test_html_becomes_markdown(html, markdown):
    assert markdown_of(html) == markdown


def test_the_markdown_shows_what_the_comment_showed():
    html = "Thank <b>you</b>.<br />See <a href='https://a.example/b_c_d'>this_one_here</a>"
    assert comment_html(markdown_of(html)) == (
        '<p>Thank <strong>you</strong>.<br>\nSee <a href="https://a.example/b_c_d" '
        'rel="ugc nofollow noopener">this_one_here</a></p>'
    )
