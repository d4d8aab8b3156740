"""Decision links: the page asks, and only its button decides."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.comments.emails.decision_links import decision_urls
from blog.comments.models import Comment, State
from blog.comments.moderation.models import Decision
from blog.people.models import Role
from tests.factories import make_account, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return make_account("moderator", role=Role.MODERATOR)


@pytest.fixture
def urls(settings, moderator):
    settings.ORIGIN = ""
    comment = make_comment(state=State.PENDING, body="Is it *true*?", name="Rosa")
    return decision_urls(comment, by=moderator)


@pytest.mark.parametrize(
    ("action", "button", "state"),
    [
        ("approve", "Approve", State.PUBLISHED),
        ("spam", "Mark as spam", State.SPAM),
        ("reject", "Reject", State.REJECTED),
    ],
)
def test_a_link_asks_without_a_login_and_then_decides(
    client, moderator, urls, action, button, state
):
    page = client.get(urls[action])
    assert page.status_code == 200
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    html = page.content.decode()
    button = f"{button}</button>"
    assert ("Rosa" in html, "<em>true</em>" in html, button in html) == (True, True, True)
    assert Comment.objects.get().state == State.PENDING

    done = client.post(urls[action]).content.decode()
    assert f"It is now {state.label}." in done
    assert button not in done
    assert Comment.objects.get().state == state
    assert Decision.objects.get().by == moderator


def test_a_link_used_twice_shows_the_state(client, urls):
    client.post(urls["approve"])
    client.post(urls["approve"])
    assert "It is now published." in client.get(urls["approve"]).content.decode()
    assert "Remove</button>" in client.get(urls["reject"]).content.decode()
    assert Decision.objects.count() == 1


def test_another_site_s_form_decides_nothing(urls):
    client = Client(enforce_csrf_checks=True)
    assert client.post(urls["approve"]).status_code == 403
    assert Comment.objects.get().state == State.PENDING


def test_an_invalid_link_is_gone(client, urls, moderator):
    moderator.is_active = False
    moderator.save()
    for url in (urls["approve"], reverse("admin:comment-decision-link", args=["none"])):
        assert client.get(url).status_code == 410
        assert client.post(url).status_code == 410
    assert Comment.objects.get().state == State.PENDING
