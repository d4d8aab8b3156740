"""What was found, marked."""

import pytest

from blog.search.marking import END, HIT, SNIPPET, Marked, Piece, mark_pairs
from blog.search.queries import read_query


def marked(body: str = "", sources: str = "") -> Marked:
    def mark(text: str) -> str:
        return text.replace("[", HIT).replace("]", END)

    return Marked("", mark(body), mark(sources))


def said(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


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
    assert said(marked(body, sources).snippet) == expected


def test_a_long_text_is_cut_around_its_hits():
    text = "word " * 200 + "[one] " + "word " * 200 + "[two] [three] " + "word " * 200
    snippet = said(marked(text).snippet)
    assert "[two] [three]" in snippet and "[one]" not in snippet
    assert snippet.startswith("… word") and snippet.endswith("word …")
    assert len(snippet) < SNIPPET + 20


def test_an_endless_word_is_cut_as_well():
    assert len(said(marked("[" + "x" * 900 + "]" + "y" * 900).snippet)) < 1000


def test_pairs_are_marked_as_they_were_said():
    text = mark_pairs("In 東京都 and 京都", read_query("東京 京"))
    assert said(Marked(text, "", "").title_pieces) == "In [東京]都 and [京]都"
