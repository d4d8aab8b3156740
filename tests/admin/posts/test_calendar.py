"""The month in the admin panel."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.people.models import Role
from blog.site.models import Site
from tests.factories import make_account, make_draft, make_post, make_trashed, make_withdrawn

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(NOW, tick=False):
        yield


def shown(client, month: str = "2026-11") -> dict[str, list[str]]:
    weeks = client.get("/admin/calendar/", {"month": month}).context["weeks"]
    return {
        f"{day.date:%m-%d}": [
            f"{entry.at:%H:%M} {entry.post} ({entry.label})" for entry in day.entries
        ]
        for week in weeks
        for day in week
        if day.entries
    }


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=UTC)


def test_posts_stand_on_their_days_by_their_times(admin, author):
    make_post(title="Second", author=author, at=at(3, 18))
    make_post(title="First", author=author, at=at(3, 9))
    make_post(title="To come", author=author, at=at(30, 9))
    make_draft(title="Plan", author=author, planned_for=at(28, 9))
    assert shown(admin) == {
        "11-03": ["09:00 First (published)", "18:00 Second (published)"],
        "11-28": ["09:00 Plan (draft, planned)"],
        "11-30": ["09:00 To come (scheduled)"],
    }


def test_days_are_those_of_the_blog_s_zone(admin, author):
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Tokyo"})
    make_post(title="Late", author=author, at=at(3, 20))
    assert shown(admin) == {"11-04": ["05:00 Late (published)"]}


def test_what_is_not_one_s_own_or_not_to_be_seen_is_left_out(admin, author):
    make_post(author=make_account(), at=at(3, 9))
    make_trashed(author=author, at=at(3, 9))
    make_withdrawn(author=author, at=at(3, 9))
    make_draft(author=author)
    assert shown(admin) == {}


def test_a_post_of_two_authors_stands_once(client):
    first, second = make_account(), make_account()
    post = make_post(title="Ours", author=first, at=at(3, 9))
    post.bylines.create(account=second, position=1)
    client.force_login(make_account(role=Role.EDITOR))
    assert shown(client) == {"11-03": ["09:00 Ours (published)"]}


@pytest.mark.parametrize(("language", "first"), [("en", "11-01"), ("de", "10-26")])
def test_weeks_begin_as_the_language_has_it(admin, language, first):
    Site.objects.update_or_create(pk=1, defaults={"language": language})
    page = admin.get("/admin/calendar/", {"month": "2026-11"})
    assert f"{page.context['weeks'][0][0].date:%m-%d}" == first


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("2027-02", date(2027, 2, 1)),
        ("", date(2026, 11, 1)),
        ("nonsense", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("0001-01", date(2026, 11, 1)),
        ("9999-12", date(2026, 11, 1)),
    ],
)
def test_any_month_can_be_asked_for_and_nonsense_is_this_one(admin, asked, first):
    context = admin.get("/admin/calendar/", {"month": asked}).context
    assert context["first"] == first


def test_the_months_beside_it(admin):
    context = admin.get("/admin/calendar/", {"month": "2026-01"}).context
    assert (context["previous"], context["next"]) == (date(2025, 12, 1), date(2026, 2, 1))


def test_a_new_post_of_a_day_to_come_is_asked_for_its_date(admin):
    page = admin.get("/admin/calendar/").content.decode()
    assert "publish_at=2026-11-30T09:00" in page
    assert "publish_at=2026-11-24T09:00" not in page
    form = admin.get("/admin/blog/post/add/?publish_at=2026-11-30T09:00").content.decode()
    assert 'value="2026-11-30T09:00"' in form


def test_queries_do_not_grow(admin, author):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get("/admin/calendar/", {"month": "2026-11"})
        return len(seen)

    make_post(author=author, at=at(1, 9))
    few = queries()
    for day in range(2, 20):
        make_post(author=author, at=at(day, 9))
    assert queries() == few
