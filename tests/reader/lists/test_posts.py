"""Lists of posts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from blog.site.models import Site
from tests.factories import A_DAY, make_comment, make_post

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [post.title for _day, posts in response.context["days"] for post in posts]


def days(response) -> list[str]:
    return [str(day) for day, _posts in response.context["days"]]


def text(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_home_shows_the_newest_first_by_day(client):
    make_post(title="Next day", at=A_DAY + timedelta(days=1))
    make_post(title="Morning", at=A_DAY)
    make_post(title="Evening", at=A_DAY + timedelta(hours=3))
    response = client.get("/")
    assert titles(response) == ["Next day", "Evening", "Morning"]
    assert days(response) == ["2013-07-16", "2013-07-15"]


def test_home_writes_the_date_in_full(client):
    make_post(at=A_DAY)
    assert "Monday, July 15, 2013" in text(client.get("/"))


def test_days_are_those_of_the_blog_s_time_zone(client):
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


def test_lists_of_a_year_a_month_and_a_tag(client):
    make_post(title="Next year", at=A_DAY + timedelta(days=400), tags=("Cold War",))
    make_post(title="August", at=A_DAY + timedelta(days=30))
    make_post(title="July", at=A_DAY, tags=("Cold War",))
    assert titles(client.get("/2013/")) == ["August", "July"]
    assert titles(client.get("/2013/07/")) == ["July"]
    assert titles(client.get("/tags/cold-war/")) == ["Next year", "July"]


@pytest.mark.parametrize(
    "path", ["/2012/", "/2013/06/", "/2013/13/", "/0000/", "/tags/none/", "/9999/12/"]
)
def test_an_empty_list_is_not_found(client, path):
    make_post(at=A_DAY)
    assert client.get(path).status_code == 404


def test_lists_count_published_comments(client):
    post = make_post()
    for state in ("published", "published", "pending", "spam"):
        make_comment(post=post, state=state)
    response = client.get("/")
    assert [post.comment_count for _day, posts in response.context["days"] for post in posts] == [2]


@pytest.mark.parametrize("path", ["/", "/2013/", "/2013/07/", "/tags/one/"])
def test_queries_do_not_grow(client, django_assert_num_queries, path):
    def fill(count: int) -> None:
        for _ in range(count):
            make_comment(post=make_post(at=A_DAY, tags=("One", "Two")))

    fill(1)
    expected = 5 if "tags" in path else 4
    with django_assert_num_queries(expected):
        client.get(path)
    fill(29)
    with django_assert_num_queries(expected):
        client.get(path)


@pytest.mark.parametrize("path", ["/", reverse("year", args=[2013])])
def test_lists_cannot_be_posted_to(client, path):
    assert client.post(path).status_code == 405


def test_a_post_in_another_language_says_so(client):
    make_post(title="Streit", language="de")
    make_post(title="Quarrel", language="en")
    page = client.get("/").content.decode()
    assert page.count("<bdi>Deutsch</bdi>") == 1
    assert '<article class="entry h-entry" lang="de" dir="ltr"' in page
    assert "English" not in page
