"""The page of a series."""

from datetime import timedelta

import pytest

from blog.posts.series.models import Series
from blog.posts.series.ordering import save_series
from blog.reader.lists import series as series_page
from tests.factories import A_DAY, make_draft, make_post, make_withdrawn, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def friends():
    """A series of three parts that are out, the first of them the newest, and two that are not."""
    series = save_series(Series(title="Friends", description="In three parts."))
    for number in range(3):
        rewrite(
            make_post(title=f"Part {number}", at=A_DAY - timedelta(days=number)),
            series=series.title,
        )
    rewrite(make_draft(title="Draft"), series=series.title)
    rewrite(make_withdrawn(title="Withdrawn"), series=series.title)
    return series


def titles(response) -> list[str]:
    return [post.title for post in response.context["posts"]]


def test_a_series_is_read_in_its_order(client, friends):
    response = client.get("/series/friends/")
    assert titles(response) == ["Part 0", "Part 1", "Part 2"]
    assert "In three parts." in response.content.decode()
    assert [series.count for series in client.get("/series/").context["all_series"]] == [3]


def test_a_long_series_is_paged(client, friends, monkeypatch):
    monkeypatch.setattr(series_page, "PAGE_SIZE", 2)
    first = client.get("/series/friends/")
    second = client.get("/series/friends/", {"after": first.context["more"]})
    assert (titles(first), titles(second)) == (["Part 0", "Part 1"], ["Part 2"])


@pytest.mark.parametrize("after", ["x", "-1", "²", "9" * 9])
def test_an_invalid_position_is_not_found(client, friends, after):
    assert client.get("/series/friends/", {"after": after}).status_code == 404


def test_a_page_that_has_become_empty_leads_to_the_first(client, friends):
    response = client.get("/series/friends/", {"after": "99"})
    assert (response.status_code, response["Location"]) == (302, "/series/friends/")


def test_a_series_of_drafts_is_not_found(client):
    rewrite(make_draft(), series="Hidden plans")
    assert client.get("/series/hidden-plans/").status_code == 404
    assert "Hidden plans" not in client.get("/series/").content.decode()


def test_queries_do_not_grow(client, friends, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(5):
            client.get("/series/friends/")
        for number in range(14):
            rewrite(make_post(tags=(f"T{number}",)), series=friends.title)
