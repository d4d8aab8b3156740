"""Links in emails that stand for a moderator's decision."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.decision_links import LIFETIME, decision_addresses, mailed_decision
from blog.comments.moderation.models import Act
from blog.people.models import Account, Role
from tests.factories import make_account, make_comment, make_post

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def moderator():
    return make_account("moderator", role=Role.MODERATOR)


def token_for(comment, act: Act, by: Account) -> str:
    return decision_addresses(comment, by=by)[act].rstrip("/").rpartition("/")[2]


def test_a_link_stands_for_one_act_of_one_person_on_one_comment(settings, moderator):
    settings.ORIGIN = "https://blog.example"
    comment = make_comment()
    addresses = decision_addresses(comment, by=moderator)
    assert list(addresses) == ["approve", "spam", "reject"]
    for act, address in addresses.items():
        assert address.startswith("https://blog.example/admin/comments/mailed/")
        asked = mailed_decision(token_for(comment, Act(act), moderator))
        assert (asked.comment, asked.act, asked.by) == (comment, act, moderator)


@pytest.mark.parametrize("token", ["", "none", "W10:1abc:def"])
def test_what_is_no_token_stands_for_nothing(token):
    assert mailed_decision(token) is None


def test_a_link_expires(moderator):
    comment = make_comment()
    with time_machine.travel(NOON, tick=False) as clock:
        token = token_for(comment, Act.APPROVE, moderator)
        clock.shift(LIFETIME)
        assert mailed_decision(token) is not None
        clock.shift(timedelta(seconds=1))
        assert mailed_decision(token) is None


def test_a_link_is_worth_what_its_person_may_do_now():
    author = make_account("author")
    comment = make_comment(post=make_post(author=author))
    token = token_for(comment, Act.APPROVE, author)
    assert mailed_decision(token) is not None
    Account.objects.update(is_active=False)
    assert mailed_decision(token) is None
    Account.objects.update(is_active=True)
    comment.post.bylines.all().delete()
    assert mailed_decision(token) is None
