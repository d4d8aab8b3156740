"""Rewriting pages and style sheets."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.exports.still_copies.rewriting import Page, rewritten_sheet

HERE = "http://localhost"


def rewrite(html: str, *, target: str = "/2013/a/") -> tuple[str, list[str]]:
    page = Page(f"<!doctype html><body>{html}", target=target, origin=HERE)
    body = LexborHTMLParser(page.rewritten()).body
    return body.inner_html, list(page.found)


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ('<a href="/b/#c7">b</a>', '<a href="../../b/index.html#c7">b</a>'),
        ('<a href="http://localhost/b/">b</a>', '<a href="../../b/index.html">b</a>'),
        ('<a href="#top">b</a>', '<a href="#top">b</a>'),
        ('<a href="https://a.example/">b</a>', '<a href="https://a.example/">b</a>'),
        ('<a href="//[">b</a>', '<a href="//[">b</a>'),
        ('<a href="mailto:a@b.example">b</a>', '<a href="mailto:a@b.example">b</a>'),
        ('<a href="/sources/?kind=book">b</a>', "<a>b</a>"),
        ('<a href="/admin/" rel="nofollow">b</a>', ""),
        ('<link rel="webmention" href="/webmention/">', ""),
        ('<p id="c7"><a href="?comment=7#c7">b</a></p>', '<p id="c7"><a href="#c7">b</a></p>'),
        (
            '<img srcset="/media/a.webp 1x, /media/b.webp 2x">',
            '<img srcset="../../media/a.webp 1x, ../../media/b.webp 2x">',
        ),
        ('<script src="/static/js/a.js"></script>', ""),
        ('<p class="comment-foot"><a href="?reply=7">Reply</a></p>', ""),
        ('<form class="filters" action="/sources/"></form>', ""),
    ],
)
def test_links_work_from_a_disk(html, becomes):
    assert rewrite(html)[0] == becomes


def test_what_is_linked_to_is_found_once():
    found = rewrite('<a href="/b/">b</a><a href="/b/#c">b</a><a href="/c/?after=1">c</a>')[1]
    assert found == ["/b/", "/c/?after=1"]


def test_a_form_becomes_a_note():
    html, _found = rewrite('<form method="post" action="/comments/7/post/"></form>')
    assert html == (
        '<p class="nothing">This is a copy of the blog: nothing can be sent from here.</p>'
    )


def test_editors_are_not_led_to_the_server():
    assert rewrite('<link rel="EditURI" href="/api/rsd.xml">x') == ("x", [])


def test_structured_data_stays():
    html = '<script type="application/ld+json">{"a": 1}</script>'
    assert rewrite(html)[0] == html


def test_the_search_says_that_it_needs_a_script():
    html = '<form class="search" action="/search/"><input name="q"><details></details></form>'
    html, _found = rewrite(f'{html}<div id="results">old</div>', target="/search/")
    assert '<form class="search" action="index.html"><input name="q"></form>' in html
    assert 'All posts are in the <a href="../archive/index.html">archive</a>.' in html
    assert "old" not in html


def test_a_style_sheet_names_files_beside_it():
    css = 'a { background: url("/static/a.svg#x") } b { src: url(b.woff2), url(data:x) }'
    text, found = rewritten_sheet(css, target="/static/css/c.css", origin=HERE)
    assert text == ('a { background: url("../a.svg#x") } b { src: url("b.woff2"), url(data:x) }')
    assert found == ["/static/a.svg", "/static/css/b.woff2"]
