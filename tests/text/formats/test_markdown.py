"""Light Markdown for comments."""

import pytest

from blog.text.formats.markdown import comment_html, escape_markdown, quoted
from blog.text.html.excerpts import plain_text

REL = ' rel="ugc nofollow noopener"'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[a](https://b.example)", f'<p><a href="https://b.example"{REL}>a</a></p>'),
        ("# no heading", "<p># no heading</p>"),
        ("<b>no</b>", "<p>&lt;b&gt;no&lt;/b&gt;</p>"),
        ("![no](https://b.example)", f'<p>!<a href="https://b.example"{REL}>no</a></p>'),
        ("[a](javascript:alert)", "<p>[a](javascript:alert)</p>"),
    ],
)
def test_supported_markdown(markdown, html):
    assert comment_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("See https://a.example/b_c?d=e&f=g.", ["https://a.example/b_c?d=e&amp;f=g"]),
        ("*https://a.example*", ["https://a.example"]),
        ("https://a.example/_b_/*c*/d", ["https://a.example/_b_/*c*/d"]),
        ("https://a.example/\\_b_c?d&amp;e", ["https://a.example/_b_c?d&amp;e"]),
        ("*At https://a.example/b_c* _d_", ["https://a.example/b_c"]),
        ("<https://a.example>", ["https://a.example"]),
        ("[https://a.example](https://b.example)", ["https://b.example"]),
        ("`https://a.example`", []),
        ("ftp://a.example", []),
        ("https://a.example https://b.example", ["https://a.example", "https://b.example"]),
    ],
)
def test_a_url_becomes_one_link(markdown, links):
    html = comment_html(markdown)
    assert [part.partition('"')[0] for part in html.split('<a href="')[1:]] == links
    assert html.count("<a ") == html.count("</a>")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("1989. It was a year.", "<p>1989. It was a year.</p>"),
        ("> 1914.", "<blockquote>\n<p>1914.</p>\n</blockquote>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("1. a\n7. g\n8. h", '<ol>\n<li>a</li>\n<li value="7">g</li>\n<li>h</li>\n</ol>'),
        ("1. a\n1. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("1. a\n1989. b", "<ol>\n<li>a<br>\n1989. b</li>\n</ol>"),
    ],
)
def test_a_number_at_the_beginning_of_a_line_stays(markdown, html):
    assert comment_html(markdown) == html


def test_a_quotation_renders_as_a_quotation():
    assert comment_html(quoted("One\n\nTwo") + "Three").startswith("<blockquote>\n<p>One</p>\n<p>")
    assert comment_html(quoted("One") + "Two").endswith("</blockquote>\n<p>Two</p>")


@pytest.mark.parametrize(
    ("text", "quotation"),
    [("> Before\n\nAfter", "> After\n\n"), ("> Only this", "> > Only this\n\n")],
)
def test_quotations_inside_the_quoted_text(text, quotation):
    assert quoted(text) == quotation


@pytest.mark.parametrize(
    "text",
    [
        "*a* **b** ~~c~~ `d` _e_ snake_case",
        "> said",
        "- one",
        "+",
        "1. one",
        "2013) one",
        "[a](https://b.example)",
        "<https://b.example>",
        "&amp; &lt;b&gt; AT&T",
        "a \\* b \\",
        "``` ~~~",
        "See https://b.example/a_b_*c*?d=1&amp;e=2.",
    ],
)
def test_escaped_text_is_shown_as_typed(text):
    assert plain_text(comment_html(escape_markdown(text))) == text


def test_escaped_markdown_is_one_line():
    assert escape_markdown(" one\n\n- two ") == "one - two"
