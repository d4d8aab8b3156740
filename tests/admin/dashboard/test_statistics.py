"""Statistics at the admin, and its first page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser
from time_machine import travel

from blog.admin.dashboard.charts import chart_of, starts_of
from blog.comments.models import State
from blog.mentions.models import Delivery, DeliveryStatus
from blog.people.models import Role
from blog.posts.unpublished.saving import save_changes
from blog.statistics.models import BlogVisitors, PostViews, Referral, SearchMiss
from tests.factories import (
    make_account,
    make_comment,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 15)
FIRST_PAGE = 17  # queries, one of them for words that were never saved


@pytest.fixture(autouse=True)
def clock():
    with travel(datetime(2026, 3, 15, 12, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def owner():
    return make_account("owner", role=Role.OWNER)


def read(post, *, ago: int = 0, count: int = 1, readers: int = 1, host: str = "") -> None:
    day = TODAY - timedelta(days=ago)
    PostViews.objects.create(post=post, day=day, count=count, visitors=readers)
    if host:
        Referral.objects.create(post=post, day=day, host=host, count=count)


def test_days_and_months_begin_where_they_should():
    days = starts_of("days", today=TODAY)
    assert (len(days), days[0], days[-1]) == (30, date(2026, 2, 14), TODAY)
    months = starts_of("months", today=TODAY)
    assert (len(months), months[0], months[-1]) == (12, date(2025, 4, 1), date(2026, 3, 1))


def test_bars_add_up_the_days_of_a_month_and_are_as_high_as_the_most():
    counts = {date(2026, 3, 1): 1, date(2026, 3, 9): 2, date(2026, 1, 31): 6, date(2020, 1, 1): 9}
    chart = chart_of(counts, starts=starts_of("months", today=TODAY))
    assert [(bar.count, bar.height) for bar in chart.bars[-3:]] == [(6, 60), (0, 0), (3, 30)]
    assert (chart.total, chart.most, chart.width) == (9, 6, 120)


def test_a_chart_of_nothing_is_flat():
    chart = chart_of({}, starts=starts_of("days", today=TODAY))
    assert {bar.height for bar in chart.bars} == {0}


def test_an_author_sees_their_own_posts_alone(client, author):
    mine, other = make_post(author=author, title="Mine"), make_post(title="Not mine")
    read(mine, count=3, host="example.org")
    read(other, count=5, host="other.example")
    SearchMiss.objects.create(day=TODAY, query="treaty", count=2)
    client.force_login(author)
    response = client.get(reverse("admin:statistics"))
    assert response.context["views"].total == 3
    assert [reading.title for reading in response.context["most_viewed"]] == ["Mine"]
    page = response.content.decode()
    assert ("example.org" in page, "other.example" in page, "treaty" in page) == (
        True,
        False,
        False,
    )
    assert client.get(reverse("admin:post-statistics", args=[mine.pk])).status_code == 200
    assert client.get(reverse("admin:post-statistics", args=[other.pk])).status_code == 404


def test_an_editor_sees_everything(client):
    post = make_post(title="A Post")
    read(post, ago=1, count=4, readers=2, host="example.org")
    read(post, ago=100, count=7, readers=1)
    BlogVisitors.objects.create(day=TODAY, visitors=5)
    SearchMiss.objects.create(day=TODAY, query="treaty", count=2)
    client.force_login(make_account(role=Role.EDITOR))
    shown = client.get(reverse("admin:statistics")).context
    assert (shown["views"].total, shown["visitors"].total) == (4, 5)
    assert [(r.title, r.views, r.visitors) for r in shown["most_viewed"]] == [("A Post", 4, 2)]
    assert list(shown["referrers"]) == [("example.org", 4)]
    assert list(shown["search_misses"]) == [("treaty", 2)]
    year = client.get(reverse("admin:statistics") + "?period=months").context
    assert year["views"].total == 11


def test_one_post_has_its_own_page(client, author):
    post = make_post(author=author)
    read(post, count=4, readers=2, host="example.org")
    client.force_login(author)
    shown = client.get(reverse("admin:post-statistics", args=[post.pk])).context
    assert (shown["views"].total, shown["visitors"].total) == (4, 2)
    assert list(shown["referrers"]) == [("example.org", 4)]


def test_a_post_s_page_says_whom_it_told(client, author):
    post = make_post(author=author)
    data = {"post": post, "source": "https://blog.example/x/"}
    at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    Delivery.objects.create(
        **data, target="https://a.example/", status=DeliveryStatus.SENT, sent_at=at, due_at=None
    )
    Delivery.objects.create(
        **data, target="https://b.example/", error="It broke.", due_at=at, failed_at=at
    )
    client.force_login(author)
    page = client.get(reverse("admin:post-statistics", args=[post.pk])).content.decode()
    rows = LexborHTMLParser(page).css("[aria-labelledby=deliveries] li")
    assert [" ".join(row.text().split()) for row in rows] == [
        "https://b.example/ pending: It broke. Next try: 11/26/2026 9 a.m.",
        "https://a.example/ sent, 11/26/2026",
    ]


def test_a_moderator_has_no_statistics(client):
    client.force_login(make_account(role=Role.MODERATOR))
    assert client.get(reverse("admin:statistics")).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_statistics_ask_as_much_however_much_was_read(
    client, owner, count, django_assert_max_num_queries
):
    for number in range(count):
        read(make_post(), ago=number, host=f"{number}.example")
    client.force_login(owner)
    with django_assert_max_num_queries(9):
        client.get(reverse("admin:statistics"))


def fill(account, *, times: int = 1) -> None:
    for number in range(times):
        make_draft(title=f"Draft {number}", author=account)
        make_scheduled(title=f"Later {number}", author=account)
        changed = make_post(title=f"Changed {number}", author=account)
        save_changes(changed, {"title": "Better"}, by=account)
        post = make_post(author=account)
        make_comment(post=post, state=State.PENDING, body="Please look")
        make_comment(post=post)
        read(post)
        make_source(title=f"Poor {number}", author=[])
        make_picture(alt="")


def test_the_dashboard_shows_what_is_open(client, author):
    fill(author)
    make_draft(title="Somebody else's")
    make_source(title="Whole")
    client.force_login(author)
    response = client.get("/admin/")
    page = response.content.decode()
    shown = ("Draft 0", "Later 0", "Changed 0", "Please look", "Poor 0", "Describe picture.png")
    for text in shown:
        assert text in page
    for text in ("Somebody else's", "Whole"):
        assert text not in page
    assert (response.context["views"].total, response.context["comments"].total) == (1, 1)


def test_only_an_owner_is_led_to_what_only_an_owner_may(client, owner, author):
    for account, is_led in ((owner, True), (author, False)):
        client.force_login(account)
        page = client.get("/admin/").content.decode()
        for name in ("admin:spam-filter", "admin:blog_account_changelist"):
            assert (reverse(name) in page) == is_led


def test_a_moderator_s_dashboard_is_about_comments(client):
    fill(make_account())
    client.force_login(make_account(role=Role.MODERATOR))
    page = client.get("/admin/").content.decode()
    assert "Please look" in page
    for text in ("Draft 0", "Later 0", "Poor 0", "New post", "Statistics"):
        assert text not in page


@pytest.mark.parametrize("times", [1, 12])
def test_the_dashboard_asks_as_much_however_much_there_is(
    client, owner, times, django_assert_num_queries
):
    fill(owner, times=times)
    client.force_login(owner)
    with django_assert_num_queries(FIRST_PAGE):
        client.get("/admin/")
