"""The links of a page and its endpoint: the cases of webmention.rocks."""

import pytest

from blog.mentions.links import endpoint_of, nodes_linking_to, tree_of

PAGE = "https://ada.example/post/"
US = "https://blog.example/2013/07/x/"
THERE = "https://ada.example/endpoint"


@pytest.mark.parametrize(
    ("header", "html", "expected"),
    [
        ("</endpoint>; rel=webmention", "", THERE),
        (f"<{THERE}>; rel=webmention", "", THERE),
        (f'<{THERE}>; rel="webmention"', "", THERE),
        (f'<{THERE}>; REL="other Webmention"', "", THERE),
        (f"</other>; rel=other, <{THERE}>; rel=webmention", "", THERE),
        (f'</other>; title="a, <b>; rel=webmention"; rel=x, <{THERE}>; rel=webmention', "", THERE),
        ("", "<link rel=webmention href=/endpoint>", THERE),
        ("", "<a href='../endpoint' rel='webmention'>x</a>", THERE),
        ("", "<link rel='webmention other' href='/endpoint'>", THERE),
        ("", "<base href='https://ada.example/x/'><a rel=webmention href=../endpoint>", THERE),
        ("</endpoint>; rel=webmention", "<link rel=webmention href=/wrong>", THERE),
        ("", "<a rel=webmention href=/endpoint></a><link rel=webmention href=/wrong>", THERE),
        ("", "<link rel=webmention href=/endpoint><a rel=webmention href=/wrong></a>", THERE),
        ("", "<link rel=webmention><a rel=webmention href=/endpoint></a>", THERE),
        ("", "<a rel=webmention href='/endpoint?a=1&amp;b=2'>", f"{THERE}?a=1&b=2"),
        ("", "<link rel=webmention href=''>", PAGE),
        ("<>; rel=webmention", "", PAGE),
    ],
)
def test_an_endpoint_is_found(header, html, expected):
    assert endpoint_of(PAGE, header=header, html=html) == expected


@pytest.mark.parametrize(
    ("header", "html"),
    [
        ("", ""),
        ("</endpoint>; rel=not-webmention", "<link rel=not-webmention href=/endpoint>"),
        ("</endpoint>; title=webmention", "<a title=webmention href=/endpoint>x</a>"),
        ("", "<!-- <a rel=webmention href=/endpoint>x</a> -->"),
        ("", "<code>&lt;a rel=webmention href=/endpoint&gt;</code>"),
        ("nonsense; rel=webmention", "<script>'<a rel=webmention href=/x>'</script>"),
    ],
)
def test_none_is_found_where_none_is(header, html):
    assert endpoint_of(PAGE, header=header, html=html) is None


@pytest.mark.parametrize(
    "html",
    [
        f"<a href='{US}'>x</a>",
        f"<a href=' {US} '>x</a>",
        f"<img src='{US}'>",
        f"<video src='{US}'></video>",
        f"<blockquote cite='{US}'>x</blockquote>",
        f"<link class='u-in-reply-to' href='{US}'>",
        f"<data class='u-like-of' value='{US}'></data>",
        "<base href='https://blog.example/2013/'><a href='07/x/'>x</a>",
    ],
)
def test_a_page_that_links_here(html):
    assert len(list(nodes_linking_to(US, tree_of(html), url=PAGE))) == 1


@pytest.mark.parametrize(
    "html",
    [
        US,
        f"<!-- <a href='{US}'>x</a> -->",
        f"<a href='{US}more/'>x</a>",
        f"<a href='{US}#comments'>x</a>",
        f"<a href='https://t.example/?to={US}'>x</a>",
        f"<a title='{US}'>x</a>",
        f"<script>'<a href=\"{US}\">'</script>",
        f"<textarea><a href='{US}'>x</a></textarea>",
        f"<link rel='canonical' href='{US}'>",
        f"<a href='http://[{US}'>x</a>",
    ],
)
def test_a_page_that_does_not(html):
    assert list(nodes_linking_to(US, tree_of(html), url=PAGE)) == []


def test_a_url_is_the_same_with_and_without_escapes():
    tree = tree_of("<a href='https://blog.example/دفتر/'>x</a>")
    escaped = "https://blog.example/%D8%AF%D9%81%D8%AA%D8%B1/"
    assert len(list(nodes_linking_to(escaped, tree, url=PAGE))) == 1
