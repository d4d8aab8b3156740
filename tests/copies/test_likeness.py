"""How much of a copy a page still has."""

import pytest

from blog.copies.likeness import share_kept


@pytest.mark.parametrize(
    ("copied", "current", "share"),
    [
        ("a b c d e", "a b c d e", 1.0),
        ("A b, c d.", "a B c — d", 1.0),  # case and punctuation do not count
        ("a b c d e", "x a b c d e y z", 1.0),  # nor what the page gained
        ("a b c d e f", "a b c d e x", 0.75),
        ("a b c d", "d c b a", 0.0),
        ("計算機関は", "計算機関は美しい", 1.0),  # scripts without spaces
        ("hello", "hello world", 1.0),
        ("hello", "goodbye", 0.0),
        ("", "anything", 1.0),
        ("a b c", "", 0.0),
    ],
)
def test_the_share_of_runs_that_are_there(copied, current, share):
    assert share_kept(copied, current) == share
