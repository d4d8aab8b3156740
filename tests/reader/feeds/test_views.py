"""The feeds' views: which posts and comments, redirects, missing pages, query counts."""

from datetime import timedelta

import pytest

from blog.posts.publishing import withdraw
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import merge_tags
from tests.factories import A_DAY, make_account, make_comment, make_post
from tests.reader.feeds.test_formats import ALL, titles

pytestmark = pytest.mark.django_db


def test_a_withdrawn_post_leaves_the_feed(client):
    make_post(title="Kept")
    gone = make_post(title="Gone", body="<p>Gone</p>")
    etag = client.get("/feed/")["ETag"]
    withdraw(gone)
    response = client.get("/feed/", headers={"If-None-Match": etag})
    assert titles(response) == ["Kept"]
    assert client.get(f"{gone.get_absolute_url()}feed/").status_code == 410


def test_old_paths_redirect(client):
    make_post(tags=("USSR", "Soviet Union"))
    merge_tags(Tag.objects.get(name="Soviet Union"), gone=Tag.objects.get(name="USSR"))
    response = client.get("/tags/ussr/feed.json")
    assert (response.status_code, response["Location"]) == (301, "/tags/soviet-union/feed.json")
    assert client.get("/feed")["Location"] == "/feed/"
    assert client.get("/feed/rss")["Location"] == "/feed/rss/"


def test_a_page_has_no_feed_of_comments(client):
    page = make_post(kind="page")
    assert client.get(f"{page.get_absolute_url()}feed/").status_code == 404


def test_a_feed_of_no_post_is_not_found(client):
    assert client.get("/2013/07/none/feed/").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/feed/", 6),
        ("/feed.json", 6),
        ("/tags/war/feed/", 7),
        ("/authors/ann-lee/feed/", 7),
        ("/comments/feed/", 2),
    ],
)
def test_queries_do_not_grow(client, django_assert_num_queries, path, queries):
    author = make_account(name="Ann Lee")

    def fill(count: int) -> None:
        for number in range(count):
            post = make_post(author=author, tags=("War",), at=A_DAY - timedelta(days=number))
            make_comment(post=post, created_at=A_DAY - timedelta(days=number))

    fill(1)
    with django_assert_num_queries(queries):
        client.get(path)
    fill(29)
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize(
    "home", ["/", "/tags/war/", "/authors/ann-lee/", "/comments/", "/2013/07/one/"]
)
@pytest.mark.parametrize("path", ALL)
def test_feeds_cannot_be_posted_to(client, home, path):
    make_post(title="One", author=make_account(name="Ann Lee"), tags=("War",))
    path = f"{home.removesuffix('/')}{path}"
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405
