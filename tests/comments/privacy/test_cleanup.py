"""What is forgotten by itself, and the log of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import decide
from blog.comments.moderation.models import Act, Decision
from blog.comments.privacy.cleanup import DECISIONS_KEPT, LOG_KEPT, NETWORKS_KEPT, forget
from blog.comments.privacy.models import Claim, Forgetting
from blog.jobs.schedule import DAY, SCHEDULE
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_post

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def counts(run: Forgetting) -> dict[str, int]:
    """What the run says, but for its zeros."""
    names = ("networks", "emails", "follows", "claims", "spam", "decisions")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def test_networks_are_forgotten_after_thirty_days(clock):
    make_comment(network="192.0.2.0/24")
    clock.shift(NETWORKS_KEPT)
    make_comment(network="2001:db8::/48")
    assert counts(forget()) == {}
    clock.shift(A_MOMENT)
    assert counts(forget()) == {"networks": 1}
    assert list(Comment.objects.order_by("pk").values_list("network", flat=True)) == [
        "",
        "2001:db8::/48",
    ]


def test_addresses_are_kept_unless_the_owner_says_so(clock):
    make_comment(email="rosa@example.org")
    clock.shift(timedelta(days=3650))
    assert counts(forget()) == {}


def test_addresses_are_forgotten_as_the_owner_says_but_for_who_follows(clock):
    Site.objects.update_or_create(pk=1, defaults={"email_days": 90})
    post = make_post()
    make_comment(post=post, email="rosa@example.org")
    make_comment(post=post, email="Eva@example.org")
    make_comment(post=post, email="unconfirmed@example.org")
    make_comment(post=post, email="alice@example.org", account=make_account())
    Follow.objects.create(post=post, email="eva@example.org", confirmed_at=NOON)
    Follow.objects.create(post=post, email="unconfirmed@example.org")
    Follow.objects.create(post=make_post(), email="rosa@example.org", confirmed_at=NOON)
    clock.shift(timedelta(days=90))
    assert counts(forget()) == {}
    clock.shift(A_MOMENT)
    assert counts(forget()) == {"emails": 2}
    left = Comment.objects.exclude(email="").order_by("pk")
    assert [comment.email for comment in left] == ["Eva@example.org", "alice@example.org"]


def test_the_rest_is_forgotten_too(clock):
    comment = make_comment(state=State.PENDING)
    decide([comment], act=Act.APPROVE)
    Claim.objects.create(email="rosa@example.org")
    Follow.objects.create(post=comment.post, email="rosa@example.org", invited_at=NOON)
    make_comment(state=State.SPAM)
    clock.shift(DECISIONS_KEPT + A_MOMENT)
    assert counts(forget()) == {"claims": 1, "decisions": 1, "follows": 1, "spam": 1}
    assert [model.objects.count() for model in (Claim, Decision, Follow)] == [0, 0, 0]
    assert list(Comment.objects.all()) == [comment]


def test_every_run_is_logged_for_a_year(clock):
    first = forget()
    clock.shift(LOG_KEPT + A_MOMENT)
    second = forget()
    assert list(Forgetting.objects.all()) == [second]
    assert (first.ran_at, second.ran_at) == (NOON, NOON + LOG_KEPT + A_MOMENT)


def test_it_is_scheduled_every_day():
    path = f"{forget.__module__}.{forget.__name__}"
    assert [job.every for job in SCHEDULE if job.verb == path] == [DAY]
