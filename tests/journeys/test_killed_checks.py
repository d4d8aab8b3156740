"""Checks of links whose worker is killed are done again: nothing is lost, twice or half-written."""

import random

from tests.benchmarks.link_kills import kill_while_checking


def test_killed_checks_and_copies_are_done_once_or_again(tmp_path):
    result = kill_while_checking(tmp_path, 20, random.Random(1))
    assert result.kills > 1
    assert result.is_right, result.found
    assert result.found["copies"] == result.found["files"] == 14
