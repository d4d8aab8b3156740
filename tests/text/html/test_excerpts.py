"""Excerpts."""

import pytest

from blog.text.html.excerpts import MAX_LENGTH, excerpt_of


def test_excerpt_is_the_first_paragraph_without_tags():
    assert excerpt_of("<h2>No</h2><p>One <em>two</em> &amp; three.</p><p>No</p>") == (
        "One two & three."
    )


def test_excerpt_of_a_long_paragraph_ends_between_words():
    excerpt = excerpt_of(f"<p>{'word ' * 200}</p>")
    assert excerpt.endswith("word …")
    assert len(excerpt) <= MAX_LENGTH + 2


def test_excerpt_of_nothing():
    assert excerpt_of("") == ""


@pytest.mark.parametrize("letter", ["中", "ไ", "ក"])
def test_excerpt_of_a_script_without_spaces(letter):
    excerpt = excerpt_of(f"<p>{letter * 401}</p>")
    assert excerpt.startswith(letter * 300) and excerpt.endswith("…")
    assert len(excerpt) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<pre><code>def keeper():\n    return 1</code></pre>", "def keeper(): return 1"),
        ("<ul><li>Coal</li><li>Ice</li></ul>", "Coal Ice"),
        ("<pre>make</pre><p>Then wait.</p>", "Then wait."),
    ],
)
def test_excerpt_of_a_text_that_begins_otherwise(html, expected):
    assert excerpt_of(html) == expected
