"""What a page shows, by the names of the changes of it."""

from django.test import RequestFactory

from blog.posts.models import Post
from blog.web.page_cache.recording import (
    ENVIRON,
    Recording,
    record_page,
    record_posts,
    record_view,
    tables_in,
)


def test_tables_are_named_as_their_changes():
    sql = 'SELECT "blog_tag"."id" FROM "blog_tag" INNER JOIN "blog_tagging" ON (1=1)'
    assert tables_in(sql) == {"blog_tag", "blog_post"}
    assert tables_in('SELECT "blog_post"."comment_count" FROM "blog_post"') == {
        "blog_post",
        "comments",
    }
    assert tables_in('SELECT 1 FROM "blog_email"') == frozenset()


def test_without_a_list_of_posts_any_post_counts():
    recording = Recording(tables={"blog_post", "comments", "blog_series"})
    assert recording.names == {"blog_site", "blog_post", "comments", "blog_series"}


def test_a_list_of_posts_shows_their_comments_only():
    request = RequestFactory().get("/")
    request.META[ENVIRON] = recording = Recording(tables={"blog_post", "comments"})
    record_posts(request, [Post(pk=7)])
    assert recording.names == {"blog_site", "blog_post", "comments:7"}


def test_the_page_of_a_post_shows_it_and_what_is_beside_it():
    request = RequestFactory().get("/")
    request.META[ENVIRON] = recording = Recording(tables={"blog_post", "comments", "blog_series"})
    record_view(request, 7)
    record_page(request, Post(pk=7, series_id=3), shown=[9])
    posts = {"blog_post:7", "blog_post:9", "comments:7", "in_series:3", "every_post"}
    assert recording.names == {"blog_site", *posts}
    assert recording.post == 7


def test_without_a_recording_nothing_happens():
    request = RequestFactory().get("/")
    record_view(request, 7)
    record_posts(request, [Post(pk=7)])
    record_page(request, Post(pk=7), shown=[])
    assert ENVIRON not in request.META
