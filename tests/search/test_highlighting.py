"""Highlighted hits and snippets."""

import pytest

from blog.search.highlighting import SNIPPET, Highlighted, Highlighter, Span
from blog.search.queries import parse_query


def brackets(spans: list[Span]) -> str:
    return "".join(f"[{span.text}]" if span.is_hit else span.text for span in spans)


def found(text: str, query: str, *, language: str = "en") -> Highlighted:
    return Highlighter(parse_query(query), [language]).highlight(text, language)


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("No hit.", "war", "No hit."),
        ("", "war", ""),
        ("The wars of Lüthi & others", "war luthi", "The [wars] of [Lüthi] & others"),
        ("Straße and STRASSE", "strasse", "[Straße] and [STRASSE]"),
        ("a soft\u00adhyphen", "softhyphen", "a [soft\u00adhyphen]"),
        ("מֹשֶׁה הלך", "משה", "[מֹשֶׁה] הלך"),
        ("In 東京都 and 京都", "東京", "In [東京]都 and 京都"),
        ("In 東京都 and 京都", "京", "In 東[京]都 and [京]都"),
        ("Half-width ﾊﾟﾝ", "パン", "Half-width [ﾊﾟﾝ]"),
        ("friends of friends", '"of friends"', "friends [of friends]"),
        ("the cold war ended", '"cold war" "war ended"', "the [cold war ended]"),
        ("with friends, of old friends", '"of friends"', "with friends, of old friends"),
        ("use 用Python编程 now", "python编程", "use 用[Python编程] now"),
        ("Khrushchev spoke", "khru*", "[Khrushchev] spoke"),
        ("3.14 or 14", "14", "3.[14] or [14]"),
        ("3.14 or 14", "3.14", "[3.14] or 14"),
    ],
)
def test_hits_are_marked_in_the_original_text(text, query, expected):
    assert brackets(found(text, query).spans) == expected


def test_a_short_text_is_its_own_snippet():
    assert brackets(found("A hit here.", "hit").snippet) == "A [hit] here."


def test_a_long_text_is_cut_around_its_hits():
    text = "word " * 200 + "one " + "word " * 200 + "two three " + "word " * 200
    snippet = brackets(found(text, "one* two three").snippet)
    assert "[two] [three]" in snippet and "[one]" not in snippet
    assert snippet.startswith("… word") and snippet.endswith("word …")
    assert len(snippet) < SNIPPET + 20


def test_a_snippet_without_spaces_ends_at_its_length():
    snippet = brackets(found("京都" + "文" * 900, "京都").snippet)
    assert snippet == "[京都]" + "文" * (SNIPPET - 2) + " …"


def test_a_very_long_word_is_cut_too():
    assert len(brackets(found("x" * 900 + " " + "y" * 900, "x*").snippet)) < 1000


def test_a_snippet_never_cuts_a_hit():
    snippet = brackets(found("hit " + "a" * 230 + " " + "hit" * 9, "hit*").snippet)
    assert snippet == "[hit] " + "a" * 230 + "  …"
