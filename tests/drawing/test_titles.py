"""Line breaks and sizes of titles."""

from dataclasses import replace

import pytest

from blog.drawing.fonts import drawable, fonts_for, split_by_font
from blog.drawing.line_breaking import Segment, balanced_lines, graphemes_of, segments_of
from blog.drawing.titles import FittedTitle, fit_title
from blog.drawing.typesetting import TextStyle, set_line


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("On old books", ["On ", "old ", "books"]),
        ("An ex-library book", ["An ", "ex-", "library ", "book"]),
        ("-5 and 1937–1989", ["-5 ", "and ", "1937–1989"]),
        ("and/or", ["and/", "or"]),
        ("von -heim", ["von ", "-heim"]),
        ("历史：从《书》", ["历", "史：", "从", "《书》"]),
        ("1937年の本", ["1937", "年", "の", "本"]),
        ("コーヒー", ["コー", "ヒー"]),
        ("각주로 읽는", ["각주로 ", "읽는"]),
        ("ในประเทศไทย", ["ในประ", "เทศ", "ไทย"]),
        ("é́a", ["é́a"]),
        ("中\u0301国 書", ["中\u0301", "国 ", "書"]),
        ("", [""]),
    ],
)
def test_possible_line_breaks(text, segments):
    assert segments_of(text) == segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("日本 book", ["日本 ", "book"]),
        ("«日本» book", ["«", "日本", "» book"]),
        ("。日本", ["。日本"]),
    ],
)
def test_what_scripts_share_takes_the_font_of_the_letters_before_it(text, parts):
    assert [part for _font, part in split_by_font(text, fonts_for("en"))] == parts


def test_a_long_word_is_broken_between_letters_with_their_marks():
    assert graphemes_of("हिन्") == ["हि", "न्"]
    assert graphemes_of("ab c") == ["a", "b ", "c"]


def test_lines_are_few_and_even():
    texts = ("one", "two", "three", "four", "five", "six")
    segments = [Segment(f"{word} ", len(word), 1) for word in texts]
    lines = balanced_lines(segments, width=20)
    assert ["".join(segment.text for segment in line) for line in lines] == [
        "one two three ",
        "four five six ",
    ]


def test_even_lines_are_not_wider_than_the_room():
    segments = [Segment("word", width, 0) for width in (11, 9, 11, 14, 7)]
    lines = balanced_lines(segments, width=20)
    assert [[segment.width for segment in line] for line in lines] == [[11], [9, 11], [14], [7]]


def fitted(title: str, language: str = "en", *, height: float = 298) -> FittedTitle:
    style = TextStyle(fonts_for(language), 108, language)
    text = drawable(title, style.fonts)
    return fit_title(text, style, sizes=(108, 92, 80, 68, 56), width=1000, height=height)


def test_a_title_is_as_wide_as_its_widest_line():
    style = TextStyle(fonts_for("en"), 56, "en")
    lines = ("books", "and a longer line", "end")
    assert FittedTitle(lines, style, 60).width == set_line(lines[1], style).width


def test_a_short_title_is_large():
    short = fitted("On old books")
    assert (short.lines, short.style.size) == (("On old books",), 108)


def test_a_longer_title_is_smaller():
    longer = fitted("An account of the books that were read in the library at night")
    assert longer.style.size == 80
    assert longer.lines == ("An account of the books that", "were read in the library at night")


def test_a_title_that_is_too_long_ends_with_an_ellipsis():
    title = fitted("A long title, of many words, that says " * 12)
    assert title.style.size == 56
    assert len(title.lines) == 4
    assert [line.endswith("…") for line in title.lines] == [False, False, False, True]
    assert not title.lines[-1].endswith((" …", ",…"))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh-hans", ("中苏关系史：", "从兄弟到敌人，1937–1989年")),
        ("ja", ("直筆の記録：「源氏物語」", "をめぐる令和の会")),
        ("th", ("ประวัติศาสตร์การพิมพ์", "ในประเทศไทย")),
        # in three larger lines, one of them would end within a word
        (
            "ja",
            (
                "直筆の令和のライブラリー「源氏物語」",
                "歴史コーヒーをめぐるメモランダム記録：",
            ),
        ),
    ],
)
def test_a_smaller_title_is_preferred_to_a_split_word(language, lines):
    assert fitted("".join(lines), language).lines == lines


@pytest.mark.parametrize(("smaller", "chosen"), [(59, 100), (70, 70)])
def test_a_title_is_not_made_much_smaller_to_keep_a_word_whole(smaller, chosen):
    style = TextStyle(fonts_for("ja"), 100, "ja")
    width = set_line("コーヒー", replace(style, size=smaller + 2)).width
    title = fit_title("コーヒー", style, sizes=(100, smaller), width=width, height=400)
    assert title.style.size == chosen


def test_figures_are_old_style_only_where_all_letters_are_western():
    style = TextStyle(fonts_for("zh-hans"), 56, "zh-hans")

    def figure(text: str) -> int:
        return next(glyph.glyph_id for glyph in set_line(text, style).glyphs)

    assert figure("3 cafés") == figure("3")
    assert figure("3 书") != figure("3")


def test_a_word_wider_than_the_line_ends_with_an_ellipsis_too():
    style = TextStyle(fonts_for("en"), 56, "en")
    typed = "A title " + "Incomprehensibilities " * 2
    width = set_line("Incomprehensibilities", style).width + 1
    title = fit_title(typed.strip(), style, sizes=(56,), width=width, height=130)
    assert title.lines == ("A title", "Incomprehensibilities…")


def test_only_western_letters_are_tracked():
    for language, text, gap in (("en", "ab", 0.1), ("zh-hans", "中国", 0)):
        style = TextStyle(fonts_for(language), 50, language)
        tracked = replace(style, tracking=0.1)
        wider = set_line(text, tracked).width - set_line(text, style).width
        assert wider == pytest.approx(2 * gap * style.size)
