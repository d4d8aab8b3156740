"""Deleting expired data, and the log of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import decide
from blog.comments.moderation.models import Decision, ModeratorAction
from blog.comments.privacy.cleanup import (
    DECISIONS_KEPT,
    LOG_KEPT,
    NETWORKS_KEPT,
    delete_expired_data,
)
from blog.comments.privacy.models import DataRequest, DeletionLog
from blog.jobs.schedule import DAY, SCHEDULE
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def counts(run: DeletionLog) -> dict[str, int]:
    """The counts of the run, except zeros."""
    names = ("networks", "emails", "follows", "data_requests", "spam", "decisions")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def test_networks_are_deleted_after_thirty_days(clock):
    make_comment(network="192.0.2.0/24")
    clock.shift(NETWORKS_KEPT)
    make_comment(network="2001:db8::/48")
    assert counts(delete_expired_data()) == {}
    clock.shift(A_MOMENT)
    assert counts(delete_expired_data()) == {"networks": 1}
    assert list(Comment.objects.order_by("pk").values_list("network", flat=True)) == [
        "",
        "2001:db8::/48",
    ]


def test_emails_are_kept_by_default(clock):
    make_comment(email="rosa@example.org")
    clock.shift(timedelta(days=3650))
    assert counts(delete_expired_data()) == {}


def test_emails_are_deleted_as_the_settings_ask_except_those_of_followers(clock):
    Site.objects.update_or_create(pk=1, defaults={"email_days": 90})
    post = make_post()
    make_comment(post=post, email="rosa@example.org", created_at=NOON)
    make_comment(post=post, email="Eva@example.org", created_at=NOON)
    make_comment(post=post, email="unconfirmed@example.org", created_at=NOON)
    make_comment(post=post, email="alice@example.org", account=make_account(), created_at=NOON)
    Follow.objects.create(post=post, email="eva@example.org", confirmed_at=NOON)
    Follow.objects.create(post=post, email="unconfirmed@example.org")
    Follow.objects.create(post=make_post(), email="rosa@example.org", confirmed_at=NOON)
    clock.shift(timedelta(days=90))
    assert counts(delete_expired_data()) == {}
    clock.shift(A_MOMENT)
    assert counts(delete_expired_data()) == {"emails": 2}
    left = Comment.objects.exclude(email="").order_by("pk")
    assert [comment.email for comment in left] == ["Eva@example.org", "alice@example.org"]


def test_the_rest_is_deleted_too(clock):
    comment = make_comment(state=State.PENDING)
    decide([comment], action=ModeratorAction.APPROVE)
    DataRequest.objects.create(email="rosa@example.org")
    Follow.objects.create(post=comment.post, email="rosa@example.org", confirmation_sent_at=NOON)
    make_comment(state=State.SPAM)
    clock.shift(DECISIONS_KEPT + A_MOMENT)
    assert counts(delete_expired_data()) == {
        "data_requests": 1,
        "decisions": 1,
        "follows": 1,
        "spam": 1,
    }
    assert [model.objects.count() for model in (DataRequest, Decision, Follow)] == [0, 0, 0]
    assert list(Comment.objects.all()) == [comment]


def test_every_run_is_logged_for_a_year(clock):
    first = delete_expired_data()
    clock.shift(LOG_KEPT + A_MOMENT)
    second = delete_expired_data()
    assert list(DeletionLog.objects.all()) == [second]
    assert (first.ran_at, second.ran_at) == (NOON, NOON + LOG_KEPT + A_MOMENT)


def test_it_is_scheduled_every_day():
    path = "blog.comments.privacy.cleanup.delete_expired_data"
    assert [job.every for job in SCHEDULE if job.verb == path] == [DAY]


def test_a_cleanup_is_all_or_nothing(clock):
    make_comment(network="192.0.2.0/24")
    DataRequest.objects.create(email="rosa@example.org")
    clock.shift(DECISIONS_KEPT)
    assert_all_or_nothing(delete_expired_data)
