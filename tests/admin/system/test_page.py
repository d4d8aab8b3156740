"""The page *System* says in words what needs attention."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from blog.jobs.workers import Heart
from blog.people.models import Role
from tests.factories import make_account, make_failed_email

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(make_account(role=Role.OWNER))

    def page() -> str:
        return client.get(reverse("admin:system")).content.decode()

    return page


def test_it_says_what_is_wrong_and_what_to_do(page):
    text = page()
    assert "The blog works. Some things need your attention." in text
    assert "No worker has been heard of for a minute" in text
    assert "Start `manage.py db_worker`." in text
    assert "No failed jobs." in text


def test_its_breadcrumbs_call_the_dashboard_as_other_pages_do(page):
    breadcrumbs = page().partition('<div class="breadcrumbs">')[2].partition("</div>")[0]
    assert [part.strip() for part in strip_tags(breadcrumbs).split("&rsaquo;")] == [
        "Dashboard",
        "System",
    ]


def test_it_lists_workers_and_failed_jobs(page):
    Heart("worker").beat()
    make_failed_email()
    text = page()
    assert "Worker on <bdi>" in text
    assert f'<a href="{reverse("admin:failed-jobs")}">1 failed job</a>' in text


def test_its_queries_do_not_grow(page, django_assert_max_num_queries):
    page()
    for number in range(5):
        Heart(f"worker {number}").beat()
        make_failed_email()
    with django_assert_max_num_queries(26):
        page()
