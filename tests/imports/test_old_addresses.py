from datetime import UTC, datetime, timedelta

import pytest

from blog.comments.models import Comment
from blog.imports.loading import load_import
from blog.imports.old_addresses import comment_shown
from blog.imports.planning import Request, plan_import
from blog.posts.models import Post
from blog.site.public_paths.keeping import move_path
from tests.factories import make_comment, make_post
from tests.imports.conftest import TAKEOUT

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported() -> None:
    plan = plan_import(Request(TAKEOUT, offline=True))
    for _done in load_import(plan):
        pass


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2011/05/high-water.html", "/2011/05/high-water/"),
        ("/2011/05/high-water.html?m=1", "/2011/05/high-water/"),
        ("/p/about-me.html", "/about-me/"),
        ("/search/label/Tides", "/tags/tides/"),
        ("/search/label/Sea%20%26%20shore", "/tags/sea-shore/"),
        ("/search/label/Tides?updated-max=2011-06-30T00:00:00Z", "/tags/tides/"),
        ("/search/label/Nothing+Tides", "/tags/tides/"),
        ("/search?updated-max=2011-06-30T00:00:00-07:00&max-results=7", "/2011/06/"),
        ("/search?q=water", "/search/?q=water"),
        ("/2011_05_01_archive.html", "/2011/05/"),
        ("/feeds/posts/default", "/feed/"),
        ("/feeds/posts/default?alt=rss&start-index=26&max-results=25", "/feed/rss/"),
        ("/feeds/posts/summary?alt=json", "/feed.json"),
        ("/feeds/posts/default/-/Tides", "/tags/tides/feed/"),
        ("/feeds/posts/default/501", "/2011/05/high-water/"),
        ("/feeds/comments/default", "/comments/feed/"),
        ("/feeds/501/comments/default", "/2011/05/high-water/feed/"),
        ("/atom.xml", "/feed/"),
        ("/rss.xml", "/feed/rss/"),
    ],
)
def test_every_address_of_blogger_leads_to_its_page(client, old, new):
    response = client.get(old)
    assert (response.status_code, response.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("path", ["/", "/?m=1", "/2011/", "/2011/05/"])
def test_shared_addresses_answer(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.usefixtures("imported")
def test_a_link_to_a_comment_leads_to_it(client):
    post = Post.objects.get(import_ref="blogger/77/501")
    comment = post.comments.get(import_ref="blogger/77/9003")
    moment = int(comment.created_at.timestamp() * 1000)
    response = client.get(f"/2011/05/high-water.html?showComment={moment}")
    assert response.headers["Location"] == comment.get_absolute_url()
    other = client.get("/2011/05/high-water.html?showComment=1")
    assert other.headers["Location"] == post.get_absolute_url()


@pytest.mark.parametrize(
    ("minutes", "is_shown"), [(-61, False), (-60, True), (0, True), (60, True), (61, False)]
)
def test_a_comment_within_an_hour_of_the_named_time_is_meant(minutes, is_shown):
    comment = make_comment()
    Comment.objects.update(created_at=datetime(2011, 5, 7, 12, tzinfo=UTC))
    moment = datetime(2011, 5, 7, 12, tzinfo=UTC) + timedelta(minutes=minutes)
    query = {"showComment": str(int(moment.timestamp() * 1000))}
    assert comment_shown(comment.post, query) == (comment if is_shown else None)


def test_the_nearest_comment_is_meant():
    post, moment = make_post(), datetime(2011, 5, 7, 12, tzinfo=UTC)
    comments = [make_comment(post=post) for _number in range(3)]
    for comment, minutes in zip(comments, (-30, 5, 20), strict=True):
        at = moment + timedelta(minutes=minutes)
        Comment.objects.filter(pk=comment.pk).update(created_at=at)
    query = {"showComment": str(int(moment.timestamp() * 1000))}
    assert comment_shown(post, query) == comments[1]


@pytest.mark.parametrize("value", ["", "x", "-5", "٣", "1" * 15])
def test_a_time_that_cannot_be_read_means_no_comment(value):
    assert comment_shown(make_comment().post, {"showComment": value}) is None


@pytest.mark.usefixtures("imported")
def test_feeds_keep_the_old_ids(client):
    posts = client.get("/feed/").content.decode()
    assert "<id>tag:blogger.com,1999:blog-77.post-501</id>" in posts
    comments = client.get("/comments/feed/").content.decode()
    assert "<id>tag:blogger.com,1999:blog-77.post-9001</id>" in comments
    assert 'ref="tag:blogger.com,1999:blog-77.post-501"' in comments


@pytest.mark.parametrize("path", ["/search/label/Tides", "/feeds/posts/default", "/atom.xml"])
def test_a_blog_that_imported_nothing_does_not_know_them(client, path):
    make_post(tags=("Tides",))
    assert client.get(path).status_code == 404


def test_a_query_at_the_home_page_leads_to_what_it_meant(client):
    move_path("/?p=12", to="/2011/05/high-water/")
    response = client.get("/?p=12")
    assert (response.status_code, response.headers["Location"]) == (301, "/2011/05/high-water/")
    assert client.get("/?p=13").status_code == 200


def test_the_home_page_costs_no_query_more(client, django_assert_max_num_queries):
    make_post()
    with django_assert_max_num_queries(20) as plain:
        client.get("/")
    with django_assert_max_num_queries(len(plain)):
        client.get("/?unknown=1")
