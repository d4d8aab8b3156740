"""Blocks in another direction than the text around them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.text.html.directions import set_directions, with_directions


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p>", "<p>One</p>"),
        ("<p>1. “שלום” is peace</p>", '<p dir="rtl">1. “שלום” is peace</p>'),
        ("<p>…</p><p>12</p><p></p>", "<p>…</p><p>12</p><p></p>"),
        (
            "<p><tex-math>E</tex-math> שלום</p>",
            '<p dir="rtl"><tex-math>E</tex-math> שלום</p>',
        ),
        (
            "<ul><li>שלום</li><li>peace</li></ul>",
            '<ul dir="rtl"><li>שלום</li><li dir="ltr">peace</li></ul>',
        ),
        (
            "<blockquote><p>سلام</p><p>سلام</p></blockquote><h2>Peace</h2>",
            '<blockquote dir="rtl"><p>سلام</p><p>سلام</p></blockquote><h2>Peace</h2>',
        ),
    ],
)
def test_a_block_is_set_by_its_first_letter(html, expected):
    tree = LexborHTMLParser(html)
    set_directions(tree, base="ltr")
    assert tree.body.inner_html == expected


def test_in_a_text_from_right_to_left_other_blocks_are_set():
    tree = LexborHTMLParser("<p>שלום</p><p>Peace</p>")
    set_directions(tree, base="rtl")
    assert tree.body.inner_html == '<p>שלום</p><p dir="ltr">Peace</p>'


def test_a_comment_begins_in_its_own_direction():
    assert with_directions("<p>שלום</p><p>Peace</p>") == '<p>שלום</p><p dir="ltr">Peace</p>'
    assert with_directions("<p>One</p>") == "<p>One</p>"
