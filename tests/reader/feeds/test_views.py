"""Feeds as documents: paged to the first post, and not sent twice."""

import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine

from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import merge_tags
from blog.reader.feeds import months
from tests.factories import A_DAY, make_account, make_comment, make_post

pytestmark = pytest.mark.django_db


def links(response) -> dict[str, str]:
    return {link.rel: link.href for link in feedparser.parse(response.content).feed.links}


def titles(response) -> list[str]:
    return [entry.title for entry in feedparser.parse(response.content).entries]


def fill(count: int) -> list[str]:
    """One post in every half month; gives their titles, newest first."""
    for number in range(count):
        make_post(title=f"P{number:02d}", at=A_DAY - timedelta(days=15 * (count - number)))
    return [f"P{number:02d}" for number in reversed(range(count))]


@time_machine.travel("2013-07-20", tick=False)
@pytest.mark.parametrize("format", ["feed/", "feed/rss/"])
def test_the_first_post_is_reached(client, monkeypatch, format):
    monkeypatch.setattr(months, "MIN_ENTRIES", 4)
    expected = fill(13)
    response = client.get(f"/{format}")
    seen = titles(response)
    assert seen == expected[:4]
    while older := links(response).get("prev-archive"):
        response = client.get(older)
        assert links(response)["current"] == f"http://testserver/{format}"
        seen += titles(response)
    assert list(dict.fromkeys(seen)) == expected
    assert b"<fh:archive/>" in response.content


@time_machine.travel("2013-07-20", tick=False)
def test_json_is_reached_by_its_next_address(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 4)
    expected = fill(13)
    seen, address = [], "/feed.json"
    while address:
        told = json.loads(client.get(address).content)
        seen += [item["title"] for item in told["items"]]
        address = told.get("next_url")
    assert list(dict.fromkeys(seen)) == expected


@time_machine.travel("2013-07-20", tick=False)
def test_a_finished_month_leads_both_ways_and_does_not_change(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 2)
    fill(8)
    response = client.get("/feed/?month=2013-04")
    assert links(response)["prev-archive"] == "http://testserver/feed/?month=2013-03"
    assert links(response)["next-archive"] == "http://testserver/feed/?month=2013-05"
    make_post(at=A_DAY)
    assert client.get("/feed/?month=2013-04").content == response.content


@time_machine.travel("2013-07-20", tick=False)
def test_a_busy_month_stands_whole_until_it_is_over(client, monkeypatch):
    monkeypatch.setattr(months, "MIN_ENTRIES", 2)
    for day in range(5):
        make_post(title=f"July {day}", at=A_DAY - timedelta(days=day))
    make_post(title="May", at=datetime(2013, 5, 1, tzinfo=UTC))
    response = client.get("/feed/")
    assert titles(response) == [f"July {day}" for day in range(5)]
    assert links(response)["prev-archive"] == "http://testserver/feed/?month=2013-05"
    assert client.get("/feed/?month=2013-07").status_code == 404


def test_what_fits_in_one_document_is_complete(client):
    make_post()
    assert b"<fh:complete/>" in client.get("/feed/").content


@pytest.mark.parametrize("month", ["x", "2013-13", "2013-06", "9999-12", "0000-01", "2013-07-15"])
def test_a_month_that_is_none_is_not_found(client, month):
    make_post(at=A_DAY)
    assert client.get("/feed/", {"month": month}).status_code == 404


@pytest.mark.parametrize("address", ["/feed/", "/feed/rss/", "/feed.json"])
def test_what_the_reader_has_is_not_written_again(client, monkeypatch, address):
    post = make_post()
    first = client.get(address)

    def fail(*_said, **_more):
        raise AssertionError("nothing is to be written")

    with monkeypatch.context() as patch:
        patch.setattr("blog.reader.feeds.responses.SERIALIZERS", {})
        patch.setattr("blog.reader.feeds.responses.absolutize_urls", fail)
        for said in (
            {"If-None-Match": first["ETag"]},
            {"If-Modified-Since": first["Last-Modified"]},
        ):
            again = client.get(address, headers=said)
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == first["ETag"]
    Post.objects.filter(pk=post.pk).update(rendered="<p>Other words.</p>")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_withdrawn_post_leaves_the_feed(client):
    make_post(title="Kept")
    gone = make_post(title="Gone", body="<p>Gone</p>")
    etag = client.get("/feed/")["ETag"]
    withdraw(gone)
    response = client.get("/feed/", headers={"If-None-Match": etag})
    assert titles(response) == ["Kept"]
    assert client.get(f"{gone.get_absolute_url()}feed/").status_code == 410


def test_old_addresses_lead_on(client):
    make_post(tags=("USSR", "Soviet Union"))
    merge_tags(Tag.objects.get(name="Soviet Union"), gone=Tag.objects.get(name="USSR"))
    response = client.get("/tags/ussr/feed.json")
    assert (response.status_code, response["Location"]) == (301, "/tags/soviet-union/feed.json")
    assert client.get("/feed")["Location"] == "/feed/"
    assert client.get("/feed/rss")["Location"] == "/feed/rss/"


def test_a_page_has_no_feed_of_comments(client):
    page = make_post(kind="page")
    assert client.get(f"{page.get_absolute_url()}feed/").status_code == 404


def test_a_page_may_be_called_feed_inside_another_s_address(client):
    assert client.get("/2013/07/none/feed/").status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/feed/", 5),
        ("/feed.json", 5),
        ("/tags/war/feed/", 6),
        ("/authors/ann-lee/feed/", 6),
        ("/comments/feed/", 2),
    ],
)
def test_queries_do_not_grow(client, django_assert_num_queries, address, queries):
    author = make_account(name="Ann Lee")

    def fill(count: int) -> None:
        for number in range(count):
            post = make_post(author=author, tags=("War",), at=A_DAY - timedelta(days=number))
            make_comment(post=post, created_at=A_DAY - timedelta(days=number))

    fill(1)
    with django_assert_num_queries(queries):
        client.get(address)
    fill(29)
    with django_assert_num_queries(queries):
        client.get(address)
