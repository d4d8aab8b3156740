"""HTML for use outside its page."""

import pytest

from blog.text.html.absolute_urls import absolutize_urls

BASE = "https://example.org/2013/07/x/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/sources/">s</a>', '<a href="https://example.org/sources/">s</a>'),
        ('<a href="#n1">1</a>', f'<a href="{BASE}#n1">1</a>'),
        ('<a href="https://other.org/a">a</a>', '<a href="https://other.org/a">a</a>'),
        ('<a href="mailto:a@b.c">a</a>', '<a href="mailto:a@b.c">a</a>'),
        ('<img src="/m/a.png">', '<img src="https://example.org/m/a.png">'),
        (
            '<source srcset="/a.webp 480w, /b.webp 960w">',
            '<source srcset="https://example.org/a.webp 480w, https://example.org/b.webp 960w">',
        ),
        ('<sup>1</sup><span class="margin-note">A note.</span>', "<sup>1</sup>"),
        ('<p>a &lt;b&gt;<span class="Z3988" title="x"></span></p>', "<p>a &lt;b&gt;</p>"),
    ],
)
def test_urls_are_absolute(html, expected):
    assert absolutize_urls(html, base=BASE) == expected
