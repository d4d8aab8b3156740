"""A mailed link in the admin panel: it asks, and decides only when told to."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.comments.emails.decision_links import decision_addresses
from blog.comments.models import Comment, State
from blog.comments.moderation.models import Decision
from blog.people.models import Role
from tests.factories import make_account, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return make_account("moderator", role=Role.MODERATOR)


@pytest.fixture
def addresses(settings, moderator):
    settings.ORIGIN = ""
    comment = make_comment(state=State.PENDING, body="Is it *true*?", name="Rosa")
    return decision_addresses(comment, by=moderator)


@pytest.mark.parametrize(
    ("act", "button", "state"),
    [
        ("approve", "Approve it", State.PUBLISHED),
        ("spam", "Mark it as spam", State.SPAM),
        ("reject", "Reject it", State.REJECTED),
    ],
)
def test_a_link_asks_a_stranger_and_then_decides(client, moderator, addresses, act, button, state):
    page = client.get(addresses[act])
    assert page.status_code == 200
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    words = page.content.decode()
    assert ("Rosa" in words, "<em>true</em>" in words, button in words) == (True, True, True)
    assert Comment.objects.get().state == State.PENDING

    done = client.post(addresses[act]).content.decode()
    assert f"It is {state.label} now." in done
    assert button not in done
    assert Comment.objects.get().state == state
    assert Decision.objects.get().by == moderator


def test_a_link_followed_twice_says_how_it_is(client, addresses):
    client.post(addresses["approve"])
    client.post(addresses["approve"])
    assert "It is published now." in client.get(addresses["approve"]).content.decode()
    assert "Remove it" in client.get(addresses["reject"]).content.decode()
    assert Decision.objects.count() == 1


def test_a_form_of_another_site_decides_nothing(addresses):
    client = Client(enforce_csrf_checks=True)
    assert client.post(addresses["approve"]).status_code == 403
    assert Comment.objects.get().state == State.PENDING


def test_a_link_that_is_no_longer_good_says_so(client, addresses, moderator):
    moderator.is_active = False
    moderator.save()
    for address in (addresses["approve"], reverse("admin:comment-mailed", args=["none"])):
        assert client.get(address).status_code == 410
        assert client.post(address).status_code == 410
    assert Comment.objects.get().state == State.PENDING
