"""Requests to remove a copy."""

import pytest
from django.contrib.admin.models import LogEntry

from blog.copies.removal import MAX_OPEN, close_requests, reopen_request, request_removal
from blog.mail.models import Email
from blog.people.models import Role
from tests.factories import make_account
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def test_the_owners_get_an_email(source, settings):
    settings.MAIL_IS_ON = True
    make_account(role=Role.OWNER, email="owner@example.org")
    make_account(role=Role.EDITOR, email="editor@example.org")
    request_removal(source, reason="It is <mine>.", contact="ada@ada.example")
    email = Email.objects.get()
    assert email.to == "owner@example.org"
    assert "It is <mine>." in email.text and "It is &lt;mine&gt;." in email.html
    assert f"/admin/sources/{source.pk}/copies/" in email.text


def test_owners_who_cannot_act_get_no_email(source, settings):
    settings.MAIL_IS_ON = True
    make_account(role=Role.OWNER, email="")
    make_account(role=Role.OWNER, email="gone@example.org", is_active=False)
    request_removal(source, reason="It is mine.", contact="")
    assert not Email.objects.exists()


def test_closing_and_reopening_are_logged_once(source):
    owner = make_account()
    request_removal(source, reason="It is mine.", contact="")
    for _time in range(2):
        close_requests(source, by=owner)
    request = source.removal_requests.get()
    for _time in range(2):
        reopen_request(request, by=owner)
    request.refresh_from_db()
    assert request.closed_at is None
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        "Closed the requests to remove copies of its page.",
        "Reopened a request to remove copies of its page.",
    ]


def test_open_requests_are_limited_until_a_person_closes_them(source):
    for _number in range(MAX_OPEN + 2):
        request_removal(source, reason="It is mine.", contact="")
    assert source.removal_requests.count() == MAX_OPEN
    assert close_requests(source, by=make_account()) == MAX_OPEN
    assert close_requests(source, by=None) == 0
    request_removal(source, reason="Again.", contact="")
    assert source.removal_requests.filter(closed_at=None).count() == 1


def test_a_decision_is_logged_or_not_made(source):
    owner = make_account()
    request_removal(source, reason="It is mine.", contact="")
    assert_all_or_nothing(lambda: close_requests(source, by=owner))
    close_requests(source, by=owner)
    assert_all_or_nothing(lambda: reopen_request(source.removal_requests.get(), by=owner))
