"""Punctuation that meets, and moves into quotation marks."""

import pytest

from blog.sources.csl.locale import locale_of
from blog.sources.csl.output.tree import Node, Verbatim
from blog.sources.csl.output.writers import PLAIN_TEXT, Writer
from blog.sources.csl.refinements import TAKE_BACK
from blog.sources.csl.style import read_style
from tests.sources.csl_styles import small_style

STYLE = read_style(small_style(""))
AMERICAN, BRITISH = locale_of(STYLE, "en-US"), locale_of(STYLE, "en-GB")
STRICT = Writer(str, {}, is_strict=True)


def joined(first, suffix, *, writer=PLAIN_TEXT, locale=AMERICAN, quotes=""):
    return writer.write(Node([Node([first], quotes=quotes), Node([suffix])]), locale=locale)


@pytest.mark.parametrize(
    ("first", "suffix", "expected"),
    [
        ("Mo, D.", ". T", "Mo, D. T"),
        ("Who?", ". T", "Who? T"),
        ("Who?", ", T", "Who?, T"),
        ("So:", "! T", "So! T"),
        ("a ", " b", "a b"),
        ("Wait...", "", "Wait..."),
        ("历史。", ". N", "历史。 N"),
    ],
)
def test_two_marks_that_meet_leave_what_readers_expect(first, suffix, expected):
    assert joined(first, suffix) == expected


def test_strict_writers_leave_one_mark():
    assert joined("Foo:", ". T", writer=STRICT) == "Foo. T"
    assert joined("a,", ". T", writer=STRICT) == "a. T"


@pytest.mark.parametrize(
    ("text", "suffix", "american", "british"),
    [
        ("Walking", ", in", "“Walking,” in", "‘Walking’, in"),
        ("Walking", "; in", "“Walking”; in", "‘Walking’; in"),
        ("Who?", ". In", "“Who?” In", "‘Who?’. In"),
    ],
)
def test_the_language_says_whether_marks_go_inside(text, suffix, american, british):
    assert joined(text, suffix, quotes="quote") == american
    assert joined(text, suffix, quotes="quote", locale=BRITISH).replace("’. In", "’ In") == (
        british.replace("’. In", "’ In")
    )


def test_what_an_author_typed_stays():
    typed = Node([Node(["no"], quotes="quote"), ", he wrote"])

    assert PLAIN_TEXT.write(typed, locale=AMERICAN) == "“no”, he wrote"


def test_a_url_is_unchanged():
    assert joined(Verbatim("a?.b..c?"), ".") == "a?.b..c?."
    assert joined("see.", Verbatim(".htaccess")) == "see..htaccess"


def test_an_affix_can_take_a_mark_back():
    assert joined("Act 1998.", f"{TAKE_BACK}, s 15") == "Act 1998, s 15"
