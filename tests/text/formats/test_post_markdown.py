"""Markdown that an author pastes into a post."""

import pytest

from blog.text.formats.post_markdown import post_html

CASES = {
    "a **b** *c* ~~d~~ `e`": "<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>",
    "# A\n\n## B\n\n##### C": "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>",
    "## A\n\n### B": "<h2>A</h2>\n<h3>B</h3>",
    "- a\n- b": "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    "3. a\n4. b": '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>',
    "> a": "<blockquote>\n<p>a</p>\n</blockquote>",
    "[a](https://a.example)": '<p><a href="https://a.example">a</a></p>',
    "a  \nb": "<p>a<br>\nb</p>",
    "```\na [^1]\n[^1]: b\n```": "<pre><code>a [^1]\n[^1]: b\n</code></pre>",
    "![A map](https://a.example/m.png)": (
        '<figure data-remote="https://a.example/m.png" data-alt="A map"></figure>'
    ),
    "![A map](ftp://a.example/m.png)": "<p><a>A map</a></p>",
    "![](https://a.example/m.png)": ('<figure data-remote="https://a.example/m.png"></figure>'),
    "[![A](https://a.example/m.png)](https://b.example)": (
        '<p><a href="https://b.example">A</a></p>'
    ),
    "<script>a</script>b <b onclick='x'>c</b>": "b <b>c</b>",
}


@pytest.mark.parametrize(("markdown", "html"), CASES.items())
def test_markdown_becomes_what_it_says(markdown, html):
    assert post_html(markdown) == html


def test_a_table():
    html = post_html("| A | B |\n|---|:-:|\n| 1 | *2* |").replace("\n", "")
    head = '<thead><tr><th>A</th><th class="center">B</th></tr></thead>'
    body = '<tr><td>1</td><td class="center"><em>2</em></td></tr>'
    assert html == f"<table>{head}<tbody>{body}</tbody></table>"


NOTE = "<p>a<foot-note>b <em>c</em></foot-note></p>"
NOTES = {
    "a[^1]\n\n[^1]: b *c*": NOTE,
    "[^x-1]: b\n    *c*\n\na[^x-1]": NOTE,
    "[^1]: b\n*c*\n\na[^1]": NOTE,
    "[^1]: b\n\n    *c*\n\na[^1]": "<p>a<foot-note>b <em>c</em></foot-note></p>",
    "a^[b *c*]": NOTE,
    "a[^1] `[^1]`\n\n[^1]: b": "<p>a<foot-note>b</foot-note> <code>[^1]</code></p>",
    "a[^1]\n\n[^1]: b ^[c]": "<p>a<foot-note>b ^[c]</foot-note></p>",
    "a[^1]": "<p>a[^1]</p>",
    "a^[]": "<p>a^[]</p>",
    "[^1]: b[^1]\n\na[^1]": "<p>a<foot-note>b[^1]</foot-note></p>",
}


@pytest.mark.parametrize(("markdown", "html"), NOTES.items())
def test_footnotes_become_notes(markdown, html):
    assert post_html(markdown) == html


def test_an_embed_code_becomes_a_link_to_its_page():
    code = '<iframe src="https://www.youtube.com/embed/Ab-c_12"></iframe>'
    url = "https://youtu.be/Ab-c_12"
    assert post_html(code) == f'<p><a href="{url}">{url}</a></p>'


def test_straight_quotes_become_those_of_the_language():
    text = '"a \'b\'" don\'t `"c"`'
    quoted = "<p>„a ‚b‘“ don’t <code>&quot;c&quot;</code></p>"
    assert post_html(text, language="de", smart_quotes=True) == quoted.replace("&quot;", '"')
    assert post_html(text, language="de") == '<p>"a \'b\'" don\'t <code>"c"</code></p>'
