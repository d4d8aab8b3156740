"""Paths next to a page."""

import pytest

from blog.posts.models import Post
from blog.reader.paths import cite_path, feed_path, with_query


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/2013/07/x/", "/2013/07/x/cite/"), ("/old.html", "/old.html/cite/"), (None, "")],
)
def test_the_page_on_how_to_cite_a_post(path, expected):
    assert cite_path(Post(permalink_id=path)) == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("/", "/feed.json"), ("/tags/war/", "/tags/war/feed.json")]
)
def test_the_feed_of_a_page(path, expected):
    assert feed_path(path, "feed.json") == expected


def test_redirects_keep_the_query_string(rf):
    assert with_query(rf.get("/a"), "/a/") == "/a/"
    assert with_query(rf.get("/a?b=c&d"), "/a/") == "/a/?b=c&d"
