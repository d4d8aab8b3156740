import pytest

from blog.imports.old_addresses import new_path
from blog.posts.models import Post
from blog.site.public_paths.models import PublicPath
from tests.imports.test_targets import load

pytestmark = pytest.mark.django_db
POST = "/2019/04/the-ferry/"


MOVED = {
    "/?p=12": POST,
    "/?attachment_id=31": POST,
    "/2019/04/the-boat/": POST,
    "/2019/04/02/the-ferry/": POST,
    "/the-ferry/": POST,
    "/archives/12": POST,
    f"{POST}amp/": POST,
    f"{POST}comment-page-2/": POST,
    f"{POST}2/": POST,
    f"{POST}trackback/": POST,
    "/category/boats/ferries/": "/tags/ferries/",
    "/category/boats/ferries/page/2/": "/tags/ferries/",
    "/category/boats/ferries/feed/": "/tags/ferries/feed/",
    "/category/boats/": "/tags/",
    "/?cat=4": "/tags/ferries/",
    "/tag/ebb/": "/tags/ebb-flow/",
    "/author/ada/": "/authors/ada-quay/",
    "/?author=1": "/authors/ada-quay/",
    "/page/3/": "/",
    "/2019/04/02/": "/2019/04/",
    "/2019/04/page/2/": "/2019/04/",
    "/2019/page/2/": "/2019/",
    "/feed/rss2/": "/feed/rss/",
    "/?feed=atom": "/feed/",
    "/comments/feed/rss2/": "/comments/feed/rss/",
    "/wp-rss2.php": "/feed/rss/",
}


def test_old_addresses_lead_to_what_they_showed(client):
    load()
    answers = {old: client.get(old) for old in MOVED}
    assert {old: answer.status_code for old, answer in answers.items()} == dict.fromkeys(MOVED, 301)
    assert {old: answer.headers["Location"] for old, answer in answers.items()} == MOVED
    assert {new: client.get(new).status_code for new in MOVED.values()} == dict.fromkeys(
        MOVED.values(), 200
    )


def test_every_address_of_the_blog_answers_itself():
    plan = load()
    assert plan.answering
    assert not [warning for warning in plan.report.warnings if "answers" in warning["message"]]


def test_a_guess_gives_way_to_a_known_path():
    PublicPath.objects.create(path="/the-ferry/", moved_to="/boats/")
    load()
    assert PublicPath.objects.get(path="/the-ferry/").moved_to == "/boats/"


def test_a_blog_that_imported_nothing_asks_nothing_of_other_paths(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert new_path("/some/old/post.html", {}) == ""


def test_a_post_that_readers_do_not_see_has_no_old_addresses(client):
    load()
    Post.objects.filter(slug="the-ferry").update(published_at="2099-01-01T00:00Z")
    assert client.get(f"{POST}amp/").status_code == 404
