"""Excerpts."""

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
