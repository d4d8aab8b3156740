"""Turning URLs into links."""

import pytest

from blog.text.html.linking import linkify, urls_in
from blog.text.html.sanitizing import clean_reference


@pytest.mark.parametrize(
    ("given", "linked"),
    [
        (
            "At https://doi.org/10.1017/S0305741000000588.",
            'At <a href="https://doi.org/10.1017/S0305741000000588">'
            "https://doi.org/10.1017/S0305741000000588</a>.",
        ),
        (
            "<i>http://a.example/?b=1&amp;c=2</i>",
            '<i><a href="http://a.example/?b=1&amp;c=2">http://a.example/?b=1&amp;c=2</a></i>',
        ),
        ("no address, javascript:alert(1)", "no address, javascript:alert(1)"),
        ('<span title="https://a.example">x</span>', '<span title="https://a.example">x</span>'),
    ],
)
def test_linkify(given, linked):
    assert linkify(given) == linked


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("見よ https://example.org/a。次", ["https://example.org/a"]),
        ("（https://example.org/参考、）", ["https://example.org/参考"]),
        (
            "“https://example.org/a” and “https://example.org/b.”",
            ["https://example.org/a", "https://example.org/b"],
        ),
        ("https://example.org/a… and so on", ["https://example.org/a"]),
        (
            "https://example.org’s, https://b.example's",
            ["https://example.org", "https://b.example"],
        ),
        ("https://en.example/wiki/Foo_(bar)", ["https://en.example/wiki/Foo_(bar)"]),
        ("(see https://en.example/wiki/Foo_(bar)).", ["https://en.example/wiki/Foo_(bar)"]),
        ("(see https://en.example/wiki/Foo)", ["https://en.example/wiki/Foo"]),
        ("https://en.example/wiki/Schindler's_List!", ["https://en.example/wiki/Schindler's_List"]),
        ("a&lt;https://a.example/b&gt;", ["https://a.example/b"]),
        ("انظر https://a.example/b، ثم", ["https://a.example/b"]),
        ("https://...", []),
    ],
)
def test_a_url_ends_where_the_sentence_goes_on(text, urls):
    assert [url for _start, url in urls_in(text)] == urls
    assert all(text[start:].startswith(url) for start, url in urls_in(text))


def test_a_reference_keeps_only_its_links():
    html = '<i>T</i> <a href="https://a.example" onclick="x">a</a><a href="javascript:x">b</a>'
    assert clean_reference(html) == '<i>T</i> <a href="https://a.example">a</a><a>b</a>'
