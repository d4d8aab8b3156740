"""Positions of cites in a document."""

import pytest

from blog.sources.csl.positions import Cluster, Tracker, ibid_level
from blog.sources.csl.rendering.context import (
    FIRST,
    IBID,
    IBID_WITH_LOCATOR,
    SUBSEQUENT,
    Cite,
)


def levels(*clusters, distance=5):
    tracker = Tracker(distance)
    return [
        [position.level for position in tracker.positions(Cluster(tuple(cites), note))]
        for note, cites in clusters
    ]


A, B = Cite("a"), Cite("b")


def test_a_work_is_first_once_and_ibid_right_after_itself():
    assert levels((1, [A]), (2, [A]), (3, [B]), (4, [A])) == [
        [FIRST],
        [IBID],
        [FIRST],
        [SUBSEQUENT],
    ]


def test_no_ibid_after_a_note_with_several_works_or_after_a_note_between():
    assert levels((1, [A, B]), (2, [B])) == [[FIRST, FIRST], [SUBSEQUENT]]
    assert levels((1, [A]), (3, [A])) == [[FIRST], [SUBSEQUENT]]
    assert levels((1, [A]), (1, [B]), (2, [B])) == [[FIRST], [FIRST], [SUBSEQUENT]]


def test_citations_in_the_text_repeat_those_in_the_text():
    assert levels((0, [A]), (1, [B]), (0, [A]))[2] == [IBID]


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("", "", IBID),
        ("3", "3", IBID),
        ("", "3", IBID_WITH_LOCATOR),
        ("3", "4", IBID_WITH_LOCATOR),
        ("3", "", SUBSEQUENT),
    ],
)
def test_locators_decide_about_ibid(before, after, level):
    assert ibid_level(Cite("a", locator=before), Cite("a", locator=after)) == level


def test_a_work_is_near_within_the_distance_and_knows_its_first_note():
    tracker = Tracker(2)
    tracker.positions(Cluster((A,), 1))
    near, far = (tracker.positions(Cluster((A,), note))[0] for note in (3, 6))

    assert (near.is_near, far.is_near) == (True, False)
    assert (near.first_note, far.first_note) == ("1", "1")
