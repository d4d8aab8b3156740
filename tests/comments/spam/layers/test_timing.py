"""The time between opening the form and sending it."""

from datetime import timedelta

import pytest

from tests.comments.spam.checks import findings_of

pytestmark = pytest.mark.usefixtures("open_blog")
TOO_SOON = "sent too soon after the page was opened"


@pytest.mark.parametrize(
    ("ago", "reason"),
    [
        (timedelta(seconds=2), TOO_SOON),
        (timedelta(seconds=3), None),
        (timedelta(days=1), None),
        (timedelta(days=7), None),
        (timedelta(days=7, seconds=1), "the form was more than 7 days old"),
    ],
)
def test_a_form_sent_too_soon_or_too_late_is_held(ago, reason):
    assert findings_of(ago=ago) == ([("timing", "hold", reason)] if reason else [])


@pytest.mark.parametrize("stamp", ["", "1764072000", "1764072000:forged", "x:y:z"])
def test_a_form_that_is_not_ours_is_held(stamp):
    assert findings_of(stamp=stamp) == [("timing", "hold", "not sent from the blog’s form")]


def test_the_least_time_is_a_setting(settings):
    settings.COMMENTS_MIN_SECONDS = 0
    assert findings_of(ago=timedelta()) == []
    settings.COMMENTS_MIN_SECONDS = 10
    assert findings_of(ago=timedelta(seconds=9)) == [("timing", "hold", TOO_SOON)]


def test_the_most_time_is_a_setting(settings):
    settings.COMMENTS_MAX_FORM_DAYS = 1
    assert findings_of(ago=timedelta(days=2)) == [
        ("timing", "hold", "the form was more than 1 day old")
    ]
