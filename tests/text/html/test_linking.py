"""Turning URLs into links."""

import pytest

from blog.text.html.linking import linkify
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


def test_a_reference_keeps_only_its_links():
    html = '<i>T</i> <a href="https://a.example" onclick="x">a</a><a href="javascript:x">b</a>'
    assert clean_reference(html) == '<i>T</i> <a href="https://a.example">a</a><a>b</a>'
