"""Emails in the admin panel."""

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
    ("fate", "shown"),
    [
        ("", {"Sent", "Waiting", "Given up"}),
        ("sent", {"Sent"}),
        ("waits", {"Waiting"}),
        ("stuck", {"Given up"}),
    ],
)
def test_emails_are_listed_by_what_became_of_them(owner, fate, shown):
    make_email(subject="Sent", due_at=None, sent_at=timezone.now())
    make_email(subject="Waiting")
    make_email(subject="Given up", due_at=None)
    response = owner.get(ADDRESS, {"fate": fate} if fate else {})
    assert {email.subject for email in response.context["cl"].result_list} == shown


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"sent_at": A_DAY, "due_at": None, "tries": 2, "error": "451 later"}, "sent"),
        ({}, "waits"),
        ({"tries": 1, "error": "451 later"}, "is tried again: 451 later"),
        ({"due_at": None, "tries": 5, "error": "550 no"}, "given up: 550 no"),
    ],
)
def test_what_became_of_a_email_is_said_in_words(owner, said, words):
    make_email(**said)
    page = owner.get(ADDRESS).content.decode()
    assert f'<td class="field-fate">{words}</td>' in page


def test_an_email_is_read_and_not_changed(owner):
    page = owner.get(f"{ADDRESS}{make_email(subject='Hello').pk}/change/").content.decode()
    assert "Dear reader" in page
    assert 'name="_save"' not in page


def test_what_was_given_up_is_sent_again_and_only_that(owner):
    given_up, waiting = make_email(due_at=None), make_email(tries=3)
    said = {"action": "send_again", "_selected_action": [given_up.pk, waiting.pk]}
    response = owner.post(ADDRESS, said, follow=True)
    given_up.refresh_from_db()
    waiting.refresh_from_db()
    assert given_up.due_at is not None
    assert waiting.tries == 3
    assert "1 email will be sent." in response.content.decode()


def test_an_author_sees_no_emails(admin):
    assert admin.get(ADDRESS).status_code == 403
