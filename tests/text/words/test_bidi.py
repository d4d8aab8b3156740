"""The direction of parts of a line; expected values were checked with FriBidi."""

import pytest

from blog.text.words.bidi import is_rtl, visual_runs


def seen(text: str, *, line_is_rtl: bool) -> list[str]:
    """Return the parts from left to right; right-to-left ones have an arrow."""
    return [
        ("" if run.is_ltr else "←") + text[run.start : run.end]
        for run in visual_runs(text, is_rtl=line_is_rtl)
    ]


@pytest.mark.parametrize(
    ("text", "line_is_rtl"),
    [
        ("Notes", False),
        ("ספר", True),
        ("كتاب", True),
        ("«كتاب» of books", True),
        ("1984", False),
        ("", False),
        ("3 ספרים", True),
    ],
)
def test_the_first_letter_determines_the_direction_of_the_line(text, line_is_rtl):
    assert is_rtl(text) == line_is_rtl


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("שלום", ["←שלום"]),
        ("ספר Django טוב", ["← טוב", "Django", "←ספר "]),
        ("מדריך 5.2 חדש", ["← חדש", "5.2", "←מדריך "]),
        ("(סוף)", ["←(סוף)"]),
        ("מקור (Ibid)", ["←)", "Ibid", "←מקור ("]),
        ("עלה ב־20%", ["20%", "←עלה ב־"]),
        ("عام ١٩٥٨-١٩٦٠", ["١٩٦٠", "←-", "١٩٥٨", "←عام "]),
        ("عام 1958/1960", ["1958/1960", "←عام "]),
        ("كِتاب", ["←كِتاب"]),
        ("1212%]€", ["←]€", "1212%"]),
        (" %5.2", ["%5.2", "← "]),
        ("\u0650%a(ِ€)", ["←(ِ€)", "a", "←\u0650%"]),
        ("5.2€)", ["←)", "5.2€"]),
        (")a-12", ["a-12", "←)"]),
        ("5.2/book( a", ["book( a", "←/", "5.2"]),
    ],
)
def test_a_line_from_right_to_left(text, pieces):
    assert seen(text, line_is_rtl=True) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("On books", ["On books"]),
        ("On ספר אחד now", ["On ", "←ספר אחד", " now"]),
        ("On ספר 12 now", ["On ", "12", "←ספר ", " now"]),
        ("On [ספר] (a)", ["On [", "←ספר", "] (a)"]),
        ("ספר, on", ["←ספר", ", on"]),
        ("ספר ", ["←ספר", " "]),
        ("\u065012", ["\u065012"]),
        ("[ (قرن/)كتاب", ["[ (", "←قرن", "/)", "←كتاب"]),
        ("كتاب-[قرن])", ["←كتاب-[قرن]", ")"]),
        ("قرن١٩/5.2a", ["١٩/5.2", "←قرن", "a"]),
        ("", []),
    ],
)
def test_a_line_from_left_to_right(text, pieces):
    assert seen(text, line_is_rtl=False) == pieces
