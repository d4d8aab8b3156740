"""Highlighted hits and snippets."""

import pytest

from blog.search.highlighting import END, HIT, SNIPPET, Highlighted, Span, highlight_bigrams
from blog.search.queries import parse_query


def highlighted(body: str = "", sources: str = "") -> Highlighted:
    """Texts with hits in square brackets."""

    def mark(text: str) -> str:
        return text.replace("[", HIT).replace("]", END)

    return Highlighted("", mark(body), mark(sources))


def brackets(spans: list[Span]) -> str:
    return "".join(f"[{span.text}]" if span.is_hit else span.text for span in spans)


@pytest.mark.parametrize(
    ("body", "sources", "expected"),
    [
        ("No hit.", "", "No hit."),
        ("A [hit] here.", "", "A [hit] here."),
        ("No hit.", "A [hit] here.", "A [hit] here."),
        ("[One] and [two]", "[three]", "[One] and [two]"),
        ("", "", ""),
    ],
)
def test_the_snippet_is_of_the_text_that_was_hit(body, sources, expected):
    assert brackets(highlighted(body, sources).snippet) == expected


def test_a_long_text_is_cut_around_its_hits():
    text = "word " * 200 + "[one] " + "word " * 200 + "[two] [three] " + "word " * 200
    snippet = brackets(highlighted(text).snippet)
    assert "[two] [three]" in snippet and "[one]" not in snippet
    assert snippet.startswith("… word") and snippet.endswith("word …")
    assert len(snippet) < SNIPPET + 20


def test_a_very_long_word_is_cut_too():
    assert len(brackets(highlighted("[" + "x" * 900 + "]" + "y" * 900).snippet)) < 1000


def test_bigrams_are_highlighted_as_the_reader_typed_them():
    text = highlight_bigrams("In 東京都 and 京都", parse_query("東京 京"))
    assert brackets(Highlighted(text, "", "").title_spans) == "In [東京]都 and [京]都"
