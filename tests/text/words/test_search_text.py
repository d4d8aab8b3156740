"""Text as indexed for search."""

import pytest

from blog.text.words.search_text import (
    bigrams_of,
    fold,
    folded_words,
    headings_of_html,
    text_of_html,
)


@pytest.mark.parametrize("text", ["Lüthi", "ΑΎΡΙΟ", "İstanbul", "ﬁn", "한국", "Straße", "e\u0301"])
def test_folding_keeps_the_position_of_every_letter(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Lüthi ÉÀ", "luthi ea"), ("Ёлка", "елка"), ("한국 東京", "한국 東京")]
)
def test_folding(text, expected):
    assert fold(text) == expected


def test_folded_words():
    assert folded_words("Ёлка, ёлка, Αύριο, Lüthi, 東京") == "елка αυριο"


def test_bigrams():
    assert bigrams_of("abc") == ""
    assert bigrams_of("東 京都, สวัส") == "東 京都 都 สว วั ัส ส"


def test_text_of_html_keeps_spaces():
    html = '<h2>One</h2><p>two<cite-ref data-source="1">x</cite-ref> th<b>re</b>e</p><p>four</p>'
    assert text_of_html(html) == "One two three four"
    note = "<foot-note>and more</foot-note>"
    assert text_of_html(f"<p>one{note} two</p>") == "one two and more"
    assert headings_of_html(html + f"<h3>Five <i>six</i>{note}</h3>") == "One · Five six"
