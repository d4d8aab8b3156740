"""Feeds as documents (RFC 5005): from the newest entries back to the first, month by month."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.reader.feeds import months
from tests.factories import A_DAY, make_comment, make_post
from tests.reader.feeds.test_formats import links, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_20")]


@pytest.fixture
def july_20():
    with time_machine.travel("2013-07-20", tick=False):
        yield


def make_half_months(count: int) -> list[str]:
    """Make a post in every half month, not in their order; return their titles, newest first."""
    numbers = range(count)
    for number in (*numbers[1::2], *numbers[::2]):
        make_post(title=f"P{number:02d}", at=A_DAY - timedelta(days=15 * (count - number)))
    return [f"P{number:02d}" for number in reversed(numbers)]


@pytest.mark.parametrize("format", ["feed/", "feed/rss/"])
def test_archives_lead_to_the_first_post(client, monkeypatch, format):
    monkeypatch.setattr(months, "MIN_ENTRIES", 4)
    expected = make_half_months(13)
    response = client.get(f"/{format}")
    seen = titles(response)
    assert seen == expected[:4]
    assert b"<fh:archive/>" not in response.content and b"<fh:complete/>" not in response.content
    while older := links(response).get("prev-archive"):
        response = client.get(older)
        assert links(response)["current"] == f"http://testserver/{format}"
        assert links(response)["self"] == older
        seen += titles(response)
    assert list(dict.fromkeys(seen)) == expected
    assert b"<fh:archive/>" in response.content


def test_json_leads_to_the_first_post_by_next_url(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 4)
    expected = make_half_months(13)
    seen, url = [], "/feed.json"
    while url:
        data = json.loads(client.get(url).content)
        seen += [item["title"] for item in data["items"]]
        url = data.get("next_url")
    assert list(dict.fromkeys(seen)) == expected


def test_a_past_month_links_both_ways_and_does_not_change(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 2)
    make_half_months(8)
    response = client.get("/feed/?month=2013-04")
    assert links(response)["prev-archive"] == "http://testserver/feed/?month=2013-03"
    assert links(response)["next-archive"] == "http://testserver/feed/?month=2013-05"
    make_post(at=A_DAY)
    assert client.get("/feed/?month=2013-04").content == response.content


def test_the_newest_archive_has_no_next(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 2)
    make_half_months(8)
    make_post(at=A_DAY)
    assert "next-archive" not in links(client.get("/feed/?month=2013-06"))


def test_the_current_month_is_whole_until_it_is_over(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 2)
    for day in (3, 0, 4, 1, 2):
        make_post(title=f"July {day}", at=A_DAY - timedelta(days=day))
    make_post(title="May", at=datetime(2013, 5, 1, tzinfo=UTC))
    response = client.get("/feed/")
    assert titles(response) == [f"July {day}" for day in range(5)]
    assert links(response)["prev-archive"] == "http://testserver/feed/?month=2013-05"
    assert client.get("/feed/?month=2013-07").status_code == 404


def test_a_very_busy_month_is_bounded(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 1)
    monkeypatch.setattr(months, "MAX_ENTRIES", 3)
    for day in (3, 0, 4, 1, 2):
        make_post(title=f"July {day}", at=A_DAY - timedelta(days=day))
    assert titles(client.get("/feed/")) == ["July 0", "July 1", "July 2"]


def test_posts_of_one_moment_are_ordered_by_key(client):
    for title in ("First", "Second"):
        make_post(title=title, at=A_DAY)
    assert titles(client.get("/feed/")) == ["Second", "First"]


def test_comments_are_newest_first_whatever_the_order_of_their_keys(client):
    post = make_post(title="Post")
    for name, hours in (("Old", 1), ("New", 3), ("Middle", 2)):
        make_comment(post=post, name=name, created_at=A_DAY + timedelta(hours=hours))
    assert titles(client.get("/comments/feed/")) == [
        "New on “Post”",
        "Middle on “Post”",
        "Old on “Post”",
    ]


def test_a_feed_in_one_document_is_complete(client):
    make_post()
    assert b"<fh:complete/>" in client.get("/feed/").content


@pytest.mark.parametrize("month", ["x", "2013-13", "9999-12", "0000-01", "2013-07-15"])
def test_a_month_without_a_document_is_not_found(client, month):
    make_post(at=A_DAY)
    assert client.get("/feed/", {"month": month}).status_code == 404


def test_a_month_without_entries_leads_to_the_newest(client):
    make_post(at=A_DAY)
    response = client.get("/feed/", {"month": "2013-06"})
    assert (response.status_code, response["Location"]) == (302, "/feed/")
