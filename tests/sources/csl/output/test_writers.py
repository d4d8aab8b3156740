"""HTML and plain text."""

from blog.sources.csl.locale import locale_of
from blog.sources.csl.output.tree import Node
from blog.sources.csl.output.writers import HTML, PLAIN_TEXT, Writer
from blog.sources.csl.style import read_style
from tests.sources.csl_styles import small_style

ENGLISH = locale_of(read_style(small_style("")), "en-US")
ITALIC = (("font-style", "italic"),)


def test_html_is_escaped_and_plain_text_is_not():
    tree = Node(["a < b & ", Node(["c"], formatting=ITALIC)])

    assert HTML.write(tree, locale=ENGLISH) == "a &#60; b &#38; <i>c</i>"
    assert PLAIN_TEXT.write(tree, locale=ENGLISH) == "a < b & c"
    assert HTML.write(None, locale=ENGLISH) == ""


def test_italics_and_quotes_alternate():
    inner = Node(["Emma"], formatting=ITALIC, quotes="quote", is_typed=True)
    tree = Node(["On ", inner], formatting=ITALIC, quotes="quote")

    assert HTML.write(tree, locale=ENGLISH) == (
        '“<i>On ‘<span style="font-style:normal;">Emma</span>’</i>”'
    )


def test_a_style_that_sets_what_is_set_already_changes_nothing():
    normal = (("font-style", "normal"),)
    tree = Node([Node(["a"], formatting=ITALIC), Node(["b"], formatting=normal)], formatting=ITALIC)
    upright = Node([Node(["c"], formatting=normal)], formatting=normal)

    assert HTML.write(tree, locale=ENGLISH) == ('<i>a<span style="font-style:normal;">b</span></i>')
    assert HTML.write(upright, locale=ENGLISH) == "c"


def test_raised_characters_can_be_tags():
    assert HTML.write("1ʳᵉ", locale=ENGLISH) == "1<sup>r</sup><sup>e</sup>"
    assert PLAIN_TEXT.write("1ʳᵉ", locale=ENGLISH) == "1ʳᵉ"


def test_a_block_on_one_line_has_one_space_before_it():
    writer = Writer(str, {}, is_one_line=True)
    tree = Node([Node(["1."], display="left-margin"), Node([" T"], display="right-inline")])

    assert writer.write(tree, locale=ENGLISH) == "1. T"
