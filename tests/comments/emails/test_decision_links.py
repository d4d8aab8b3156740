"""Decision links in emails to moderators."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.decision_links import LIFETIME, decision_urls, linked_decision
from blog.comments.moderation.models import ModeratorAction
from blog.people.models import Account, Role
from tests.factories import make_account, make_comment, make_post

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def moderator():
    return make_account("moderator", role=Role.MODERATOR)


def token_for(comment, action: ModeratorAction, by: Account) -> str:
    return decision_urls(comment, by=by)[action].rstrip("/").rpartition("/")[2]


def test_a_link_is_for_one_action_of_one_person_on_one_comment(settings, moderator):
    settings.ORIGIN = "https://blog.example"
    comment = make_comment()
    urls = decision_urls(comment, by=moderator)
    assert list(urls) == ["approve", "spam", "reject"]
    for action, url in urls.items():
        assert url.startswith("https://blog.example/admin/comments/mailed/")
        linked = linked_decision(token_for(comment, ModeratorAction(action), moderator))
        assert (linked.comment, linked.action, linked.by) == (comment, action, moderator)


@pytest.mark.parametrize("token", ["", "none", "W10:1abc:def"])
def test_an_invalid_token_offers_nothing(token):
    assert linked_decision(token) is None


def test_a_link_expires(moderator):
    comment = make_comment()
    with time_machine.travel(NOON, tick=False) as clock:
        token = token_for(comment, ModeratorAction.APPROVE, moderator)
        clock.shift(LIFETIME)
        assert linked_decision(token) is not None
        clock.shift(timedelta(seconds=1))
        assert linked_decision(token) is None


def test_a_link_is_valid_only_while_its_person_may_moderate():
    author = make_account("author")
    comment = make_comment(post=make_post(author=author))
    token = token_for(comment, ModeratorAction.APPROVE, author)
    assert linked_decision(token) is not None
    Account.objects.update(is_active=False)
    assert linked_decision(token) is None
    Account.objects.update(is_active=True)
    comment.post.bylines.all().delete()
    assert linked_decision(token) is None
