"""The list of failed jobs, and trying one again."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from blog.jobs.models import PeriodicJob
from blog.mail.sending import send_due_emails
from blog.people.audit import last_actions
from blog.people.models import Account, Role
from tests.factories import (
    make_account,
    make_email,
    make_failed_delivery,
    make_failed_email,
    make_failed_task,
    make_post,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
URL = "/admin/jobs/failed/"


@pytest.fixture
def owner(client):
    with time_machine.travel(NOON, tick=False):
        client.force_login(make_account("owner", role=Role.OWNER))
        yield client


def make_one_of_each() -> None:
    make_failed_email(failed_at=NOON - 3 * MINUTE)
    make_failed_task(failed_at=NOON - MINUTE)
    make_failed_delivery(make_post(), failed_at=NOON - 4 * MINUTE)
    PeriodicJob.objects.create(
        name="Sweep", failed_at=NOON - 2 * MINUTE, attempts=1, error="OSError: full"
    )


def rows(response) -> list[list[str]]:
    items = LexborHTMLParser(response.content.decode()).css(".rows li")
    return [
        [" ".join(line.split()) for line in row.text().splitlines() if line.strip()]
        for row in items
    ]


def retry(client, kind: str, pk: object):
    return client.post(reverse("admin:failed-job-retry", args=[kind, pk]), follow=True)


def test_every_kind_is_listed_with_its_error_the_newest_failure_first(owner):
    make_one_of_each()
    assert rows(owner.get(URL)) == [
        [
            "Task: render_posts([7])",
            "Failed on May 1, 2026, 11:59 AM after 5 attempts",
            "ValueError: it broke",
            "Try again",
        ],
        [
            "Periodic job: Sweep",
            "Failed on May 1, 2026, 11:58 AM after 1 attempt",
            "OSError: full",
            "Try again",
        ],
        [
            "Email: Hello (rosa@example.org)",
            "Failed on May 1, 2026, 11:57 AM after 9 attempts",
            "550 no such box",
            "Try again",
        ],
        [
            "Webmention: https://ada.example/1",
            "Failed on May 1, 2026, 11:56 AM after 5 attempts",
            "503",
            "Try again",
        ],
    ]


def test_what_is_tried_again_anyway_or_was_done_is_not_listed(owner):
    make_email(failed_at=NOON, error="451 later")
    make_email(sent_at=NOON, due_at=None)
    PeriodicJob.objects.create(name="Sweep")
    assert rows(owner.get(URL)) == [["No failed jobs."]]


def test_a_failed_email_is_tried_again_and_leaves_the_list(owner):
    failed, other = make_failed_email(), make_failed_email(subject="Other")
    page = retry(owner, "email", failed.pk)
    assert (
        "“Hello (rosa@example.org)” will be tried again within a minute." in page.content.decode()
    )
    assert [row[0] for row in rows(page)] == ["Email: Other (rosa@example.org)"]
    assert send_due_emails() == 1
    failed.refresh_from_db()
    other.refresh_from_db()
    assert (failed.sent_at, other.sent_at) == (NOON, None)


def test_every_kind_can_be_tried_again(owner):
    make_one_of_each()
    make_failed_email(subject="A/B 100%")
    listed = LexborHTMLParser(owner.get(URL).content.decode()).css(".rows form")
    for form in listed:
        assert owner.post(form.attributes["action"]).status_code == 302
    assert [row[0] for row in rows(owner.get(URL))] == ["Periodic job: Sweep"]  # until it succeeds
    assert PeriodicJob.objects.get().due_at == NOON


def test_a_retry_is_logged_with_the_account(owner):
    retry(owner, "email", make_failed_email(subject="Hello").pk)
    [action] = last_actions(Account.objects.get())
    assert (action.sentence, action.at) == ("Retried “Hello (rosa@example.org)”.", NOON)


@pytest.mark.parametrize(
    ("kind", "pk"),
    [("email", "999"), ("email", "x"), ("task", "1"), ("periodic-job", "Sweep"), ("letter", "1")],
)
def test_what_is_no_failed_job_is_not_found(owner, kind, pk):
    assert retry(owner, kind, pk).status_code == 404


def test_an_email_that_did_not_fail_cannot_be_tried_again(owner):
    assert retry(owner, "email", make_email().pk).status_code == 404


def test_queries_do_not_grow(owner, django_assert_num_queries):
    make_one_of_each()
    with django_assert_num_queries(12):
        owner.get(URL)
    for number in range(3):
        make_failed_task()
        make_failed_email()
        make_failed_delivery(make_post(), target=f"https://ada.example/{number}")
    with django_assert_num_queries(12):
        owner.get(URL)


def test_the_menu_has_it_beside_the_email_log(owner):
    menu = LexborHTMLParser(owner.get("/admin/").content.decode()).css(
        ".admin-menu li > a:not(.add)"
    )
    labels = [link.text() for link in menu]
    assert labels[labels.index("Email log") + 1] == "Failed jobs"


def test_an_author_sees_no_failed_jobs(admin):
    assert admin.get(URL).status_code == 404
