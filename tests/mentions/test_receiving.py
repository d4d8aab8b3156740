"""Receiving a webmention: stored, queued, and limited in number."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from time_machine import travel

from blog.mentions.models import Mention, MentionStatus
from blog.mentions.receiving import RECHECK_AFTER, TooMany, post_at, receive, takes_mentions
from blog.site.models import Site
from tests.factories import make_draft, make_post
from tests.interrupting import assert_all_or_nothing
from tests.mentions.conftest import OURS, THERE

pytestmark = pytest.mark.django_db
HERE = f"{OURS}/2013/07/x/"
HOST = "blog.example"


def receive_from(source: str, *, ip: str = "192.0.2.77") -> Mention:
    post = post_at(HERE, host=HOST) or make_post(slug="x")
    return receive(post, source=source, target=HERE, ip=ip)


def test_a_mention_is_due_at_once():
    now = timezone.now()
    with travel(now, tick=False):
        mention = receive_from(THERE)
    assert (mention.due_at, mention.received_at, mention.attempts) == (now, now, 0)
    assert (mention.network, mention.status) == ("192.0.2.0/24", MentionStatus.PENDING)


def test_one_that_was_given_up_is_checked_again_with_all_its_attempts():
    mention = receive_from(THERE)
    given_up = {"due_at": None, "failed_at": timezone.now(), "error": "403", "attempts": 5}
    Mention.objects.update(**given_up, status=MentionStatus.UNREADABLE)
    now = timezone.now() + RECHECK_AFTER
    with travel(now, tick=False):
        again = receive_from(THERE)
    assert again.pk == mention.pk
    assert (again.due_at, again.attempts, again.failed_at, again.error) == (now, 0, None, "")
    assert again.status == MentionStatus.PENDING


def test_one_that_comes_again_too_soon_waits():
    now = timezone.now()
    with travel(now, tick=False):
        receive_from(THERE)
    Mention.objects.update(due_at=None)
    with travel(now + timedelta(seconds=10), tick=False):
        again = receive_from(THERE)
    assert again.due_at == now + timedelta(seconds=10) + RECHECK_AFTER


@pytest.mark.usefixtures("queued_tasks")
@pytest.mark.parametrize(("seconds", "checks"), [(59, 1), (60, 2)])
def test_one_that_comes_again_is_checked_at_once_after_a_minute(seconds, checks):
    now = timezone.now()
    with travel(now, tick=False):
        receive_from(THERE)
    Mention.objects.update(due_at=None)
    with travel(now + timedelta(seconds=seconds), tick=False):
        receive_from(THERE)
    queued = DBTaskResult.objects.filter(task_path__endswith=".check_mention")
    assert queued.count() == checks


def test_each_network_has_its_own_limit(settings):
    settings.COMMENTS_RATE = "1/m"  # three times that for a whole network
    now = timezone.now()
    with travel(now, tick=False):
        for number in range(3):
            receive_from(f"{THERE}{number}", ip=f"192.0.2.{number}")
        with pytest.raises(TooMany):
            receive_from(f"{THERE}4", ip="192.0.2.4")
        receive_from(f"{THERE}5", ip="198.51.100.1")
        for number in range(6, 12):
            receive_from(f"{THERE}{number}", ip="")  # unknown, and not limited
    with travel(now + timedelta(minutes=1), tick=False):
        receive_from(f"{THERE}12", ip="192.0.2.4")


def test_so_many_may_be_pending(monkeypatch):
    monkeypatch.setattr("blog.mentions.receiving.MAX_PENDING", 2)
    receive_from(f"{THERE}1")
    mention = receive_from(f"{THERE}2")
    with pytest.raises(TooMany):
        receive_from(f"{THERE}3")
    Mention.objects.filter(pk=mention.pk).update(due_at=None)
    receive_from(f"{THERE}3")


@pytest.mark.parametrize(
    ("target", "is_found"),
    [
        (HERE, True),
        (HERE.rstrip("/"), True),
        (f"{HERE}?a=b#c", True),
        (f"{OURS}/2013/07/%78/", True),
        (f"{OURS}/2013/07/draft/", False),
        ("https://other.example/2013/07/x/", False),
        (f"{OURS}/2013/07/%00/", False),
        ("https://[blog.example/", False),
    ],
)
def test_a_url_of_ours_leads_to_its_live_post(target, is_found):
    post = make_post(slug="x")
    make_draft(slug="draft")
    assert post_at(target, host=HOST) == (post if is_found else None)


def test_a_live_post_takes_mentions_while_it_takes_comments():
    site = Site(receives_mentions=True, comment_policy="open")
    assert takes_mentions(make_post(), site)
    assert not takes_mentions(make_post(kind="page"), site)
    assert not takes_mentions(make_draft(), site)
    assert not takes_mentions(make_post(comment_policy="closed"), site)


@pytest.mark.parametrize(
    ("setting", "value"), [("ASK_OTHERS", False), ("PUBLIC_URL", ""), ("receives_mentions", False)]
)
def test_nobody_checks_mentions_against_the_owner_s_or_the_operator_s_will(
    settings, setting, value
):
    site = Site(receives_mentions=True, comment_policy="open")
    setattr(settings if setting.isupper() else site, setting, value)
    assert not takes_mentions(make_post(), site)


@pytest.mark.usefixtures("queued_tasks")
def test_receiving_is_all_or_nothing():
    post = make_post(slug="x")
    assert_all_or_nothing(lambda: receive(post, source=THERE, target=HERE, ip="192.0.2.77"))
