"""Primary keys in what a browser sends."""

from blog.admin.keys import keys_in


def test_only_possible_keys_are_taken():
    assert keys_in(["1", "²", "٣", "-1", "", "9" * 18, "9" * 19, "x"]) == [1, 10**18 - 1]
