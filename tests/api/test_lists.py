"""What the API offers, tags and authors."""

import pytest

from tests.factories import make_draft, make_post

pytestmark = pytest.mark.django_db


def test_the_index_leads_everywhere(stranger):
    index = stranger.get().json()
    assert index["posts"] == "http://testserver/api/v1/posts/"
    for name in ("posts", "sources", "comments", "tags", "authors", "openapi"):
        assert stranger.client.get(index[name]).status_code == 200
    assert "token" not in index


def test_tags_of_live_posts(stranger, django_assert_max_num_queries):
    make_post(tags=("war", "China"))
    make_draft(tags=("secret",))
    with django_assert_max_num_queries(4):
        first = stranger.get("tags/", limit=1).json()
    assert first["items"] == [
        {"name": "China", "slug": "china", "url": "http://testserver/tags/china/", "post_count": 1}
    ]
    second = stranger.client.get(first["next"]).json()
    assert ([tag["slug"] for tag in second["items"]], second["next"]) == (["war"], None)
    assert stranger.get("tags/", cursor="secret").status_code == 400


def test_authors_of_live_posts(stranger, author, django_assert_max_num_queries):
    make_post(author=author)
    make_post()
    with django_assert_max_num_queries(4):
        listed = stranger.get("authors/").json()["items"]
    assert [(listed_as["slug"], listed_as["post_count"]) for listed_as in listed] == [
        ("a-guest", 1),
        ("ada", 1),
    ]
