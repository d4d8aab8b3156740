"""The capital of a term at the begin of a note."""

import pytest

from blog.sources.csl.rendering.context import Cite
from tests.sources.csl_styles import book, citations

LAYOUT = (
    '<choose><if position="ibid"><text term="ibid"/></if>'
    '<else><text variable="title"/></else></choose>'
)
TITLE = book(title="emma")


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("", "Ibid."),
        ("see ", "see ibid."),
        ("All agree. ", "All agree. Ibid."),
        ("Indeed. ", "Indeed. ibid."),
    ],
)
def test_ibid_has_a_capital_where_a_sentence_begins(prefix, expected):
    found = citations(LAYOUT, [TITLE], ["1"], [Cite("1", prefix=prefix)], kind="note")

    assert found == ["emma", expected]


def test_no_capital_in_the_text_or_later_in_a_note():
    assert citations(LAYOUT, [TITLE], ["1"], ["1"])[1] == "ibid."
    parts = {"kind": "note", "look": 'delimiter="; "'}
    assert citations(LAYOUT, [TITLE], ["1"], ["1", "1"], **parts)[1] == "Ibid.; ibid."
