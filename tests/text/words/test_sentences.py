"""The sentence around a mark."""

import pytest

from blog.text.words.sentences import LONGEST, sentence_around


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One. Two and", "three. Four.", ("Two and", "three.")),
        ("One. Two three.", "Four.", ("Two three.", "")),
        ("He said: “Go.” She went.", "", ("She went.", "")),
        ("He said: “you don’t know.”", "Next.", ("He said: “you don’t know.”", "")),
        ("Only these words", "", ("Only these words", "")),
        ("", "", ("", "")),
        (
            "See vol. 2 by L. M. Lüthi, pp. 3",
            "and no. 4 of Mr. Wu. Then.",
            ("See vol. 2 by L. M. Lüthi, pp. 3", "and no. 4 of Mr. Wu."),
        ),
        (
            "It cost 3.5 million. In 1960\n they left",
            ", all of them.",
            ("In 1960 they left", ", all of them."),
        ),
        ("他走了。她来了", "。然后", ("她来了", "。")),
    ],
)
def test_the_parts_of_the_sentence(before, after, expected):
    assert sentence_around(before, after) == expected


def test_a_sentence_without_an_end_is_cut_between_words():
    before, after = sentence_around("word " * 500, "word " * 500)
    assert before.startswith("… word") and len(before) <= LONGEST + 2
    assert after.endswith("word …") and len(after) <= LONGEST + 2
