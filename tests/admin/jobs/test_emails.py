"""The email log."""

import pytest
from django.utils import timezone

from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_email

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/email/"


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))
    return client


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("", {"Sent", "Waiting", "Given up"}),
        ("sent", {"Sent"}),
        ("pending", {"Waiting"}),
        ("failed", {"Given up"}),
    ],
)
def test_emails_are_filtered_by_status(owner, status, shown):
    make_email(subject="Sent", due_at=None, sent_at=timezone.now())
    make_email(subject="Waiting")
    make_email(subject="Given up", due_at=None)
    response = owner.get(ADDRESS, {"status": status} if status else {})
    assert {email.subject for email in response.context["cl"].result_list} == shown


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"sent_at": A_DAY, "due_at": None}, "Sent"),
        ({}, "Pending"),
        ({"failed_at": A_DAY, "error": "451 later"}, "Retrying: 451 later"),
        ({"failed_at": A_DAY, "due_at": None, "error": "550 no"}, "Failed: 550 no"),
    ],
)
def test_the_list_shows_the_status_and_why(owner, fields, status):
    make_email(**fields)
    page = owner.get(ADDRESS).content.decode()
    assert f'<td class="field-status">{status}</td>' in page


def test_an_email_is_read_and_not_changed(owner):
    page = owner.get(f"{ADDRESS}{make_email(subject='Hello').pk}/change/").content.decode()
    assert "Dear reader" in page
    assert 'name="_save"' not in page


def test_failed_emails_are_sent_again_and_only_those(owner):
    given_up, waiting = make_email(due_at=None, failed_at=A_DAY), make_email(attempts=3)
    fields = {"action": "send_again", "_selected_action": [given_up.pk, waiting.pk]}
    response = owner.post(ADDRESS, fields, follow=True)
    given_up.refresh_from_db()
    waiting.refresh_from_db()
    assert given_up.due_at is not None
    assert waiting.attempts == 3
    assert "1 email will be sent." in response.content.decode()


def test_an_author_sees_no_emails(admin):
    assert admin.get(ADDRESS).status_code == 403
