"""Lists of posts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from blog.reader.lists.paging import PAGE_SIZE
from blog.site.models import Site
from tests.factories import A_DAY, make_comment, make_post

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [post.title for _day, posts in response.context["days"] for post in posts]


def days(response) -> list[str]:
    return [str(day) for day, _posts in response.context["days"]]


def text(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_home_shows_the_newest_first_under_their_days(client):
    make_post(title="Morning", at=A_DAY)
    make_post(title="Evening", at=A_DAY + timedelta(hours=3))
    make_post(title="Next day", at=A_DAY + timedelta(days=1))
    response = client.get("/")
    assert titles(response) == ["Next day", "Evening", "Morning"]
    assert days(response) == ["2013-07-16", "2013-07-15"]


def test_home_has_the_date_in_words(client):
    make_post(at=A_DAY)
    assert "Monday, July 15, 2013" in text(client.get("/"))


def test_the_day_is_that_of_the_blog_s_zone(client):
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Pacific/Auckland"})
    make_post(at=datetime(2013, 7, 14, 20, tzinfo=UTC))
    assert days(client.get("/")) == ["2013-07-15"]


def test_the_date_is_in_the_blog_s_language(client):
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    make_post(at=A_DAY)
    response = client.get("/")
    assert "Montag, 15. Juli 2013" in text(response)
    assert response.headers["Content-Language"] == "de"


def test_home_of_an_empty_blog(client):
    assert titles(client.get("/")) == []


def test_pages_are_not_in_lists_but_in_the_menu(client):
    make_post(title="About", kind="page")
    response = client.get("/")
    assert titles(response) == []
    assert 'href="/about/"' in response.content.decode()


def test_paging_older_and_newer_meet_every_post_once(client):
    count = 2 * PAGE_SIZE + 3
    for number in range(count):
        make_post(title=f"P{number:02d}", at=A_DAY + timedelta(hours=number // 2))
    first = client.get("/")
    second = client.get("/" + first.context["page"].older)
    third = client.get("/" + second.context["page"].older)
    forwards = titles(first) + titles(second) + titles(third)
    assert forwards == [f"P{number:02d}" for number in reversed(range(count))]
    assert (first.context["page"].newer, third.context["page"].older) == ("", "")
    back = client.get("/" + third.context["page"].newer)
    assert titles(back) == titles(second)
    assert titles(client.get("/" + back.context["page"].newer)) == titles(first)


def test_a_page_does_not_shift_when_a_post_is_added(client):
    for number in range(PAGE_SIZE + 2):
        make_post(title=f"P{number}", at=A_DAY + timedelta(hours=number))
    address = "/" + client.get("/").context["page"].older
    before = titles(client.get(address))
    make_post(title="New", at=A_DAY + timedelta(days=9))
    assert titles(client.get(address)) == before


@pytest.mark.parametrize("cursor", ["x", "20130715T120000.000000-x", "9-9", "0" * 500, "-" * 9])
def test_a_cursor_that_is_none_is_not_found(client, cursor):
    assert client.get("/", {"before": cursor}).status_code == 404
    assert client.get("/", {"after": cursor}).status_code == 404


def test_year_and_month_and_tag(client):
    make_post(title="July", at=A_DAY, tags=("Cold War",))
    make_post(title="August", at=A_DAY + timedelta(days=30))
    make_post(title="Next year", at=A_DAY + timedelta(days=400), tags=("Cold War",))
    assert titles(client.get("/2013/")) == ["August", "July"]
    assert titles(client.get("/2013/07/")) == ["July"]
    assert titles(client.get("/tags/cold-war/")) == ["Next year", "July"]


@pytest.mark.parametrize(
    "address", ["/2012/", "/2013/06/", "/2013/13/", "/0000/", "/tags/none/", "/9999/12/"]
)
def test_a_list_of_nothing_is_not_found(client, address):
    make_post(at=A_DAY)
    assert client.get(address).status_code == 404


def test_how_many_comments(client):
    post = make_post()
    for state in ("published", "published", "pending", "spam"):
        make_comment(post=post, state=state)
    response = client.get("/")
    assert [post.comment_count for _day, posts in response.context["days"] for post in posts] == [2]


@pytest.mark.parametrize("address", ["/", "/2013/", "/2013/07/", "/tags/one/"])
def test_queries_do_not_grow(client, django_assert_num_queries, address):
    def fill(count: int) -> None:
        for _ in range(count):
            make_comment(post=make_post(at=A_DAY, tags=("One", "Two")))

    fill(1)
    expected = 5 if "tags" in address else 4
    with django_assert_num_queries(expected):
        client.get(address)
    fill(29)
    with django_assert_num_queries(expected):
        client.get(address)


@pytest.mark.parametrize("address", ["/", reverse("year", args=[2013])])
def test_lists_refuse_to_be_posted_to(client, address):
    assert client.post(address).status_code == 405
