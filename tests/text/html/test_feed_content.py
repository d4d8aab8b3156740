"""The text of a post in a feed."""

import pytest

from blog.text.html.feed_content import feed_content

BASE = "https://example.org/2013/07/x/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/sources/">s</a>', '<a href="https://example.org/sources/">s</a>'),
        ('<a href="#n1">1</a>', f'<a href="{BASE}#n1">1</a>'),
        ('<a href="https://other.org/a">a</a>', '<a href="https://other.org/a">a</a>'),
        ('<a href="mailto:a@b.c">a</a>', '<a href="mailto:a@b.c">a</a>'),
        ('<a href="//[">a</a>', '<a href="//[">a</a>'),
        ('<img src="/m/a.png">', '<img src="https://example.org/m/a.png">'),
        (
            '<source srcset="/a.webp 480w, /b.webp 960w">',
            '<source srcset="https://example.org/a.webp 480w, https://example.org/b.webp 960w">',
        ),
        ('<p>a &lt;b&gt;<span class="Z3988" title="x"></span></p>', "<p>a &lt;b&gt;</p>"),
    ],
)
def test_urls_are_absolute(html, expected):
    assert feed_content(html, base=BASE, prefix="p1-") == expected


def test_notes_open_in_place():
    html = (
        '<sup><a id="cite-1" href="#note-1" role="doc-noteref">1</a></sup>'
        '<section aria-labelledby="notes"><details><summary><h2 id="notes">Notes</h2></summary>'
        '<ol><li id="note-1">A note. <a href="#cite-1">↑</a></li></ol></details></section>'
    )
    assert feed_content(html, base=BASE, prefix="post-7-") == (
        '<sup><a id="post-7-cite-1" href="#post-7-note-1" role="doc-noteref" rel="footnote">1</a>'
        '</sup><section aria-labelledby="post-7-notes"><h2 id="post-7-notes">Notes</h2>'
        '<ol><li id="post-7-note-1">A note. <a href="#post-7-cite-1">↑</a></li></ol></section>'
    )
