"""Publishing, unpublishing and permanent permalinks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from time_machine import travel

from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.posts.permalinks.assigning import is_reserved
from blog.posts.permalinks.models import Permalink
from blog.posts.publishing import publish, withdraw
from blog.site.models import Site
from tests.factories import make_draft, make_post, make_scheduled, make_withdrawn, rewrite

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_permalink():
    post = make_draft()
    assert (post.stage, post.permalink_id, post.get_absolute_url()) == (Stage.DRAFT, None, "")


def test_publishing_assigns_a_permalink_from_date_and_title():
    post = make_draft(title="Friends and Enemies")
    publish(post, at=datetime(2013, 7, 15, tzinfo=UTC), site=Site.objects.current())
    assert (post.stage, post.get_absolute_url()) == (
        Stage.PUBLISHED,
        "/2013/07/friends-and-enemies/",
    )


def test_the_permalink_follows_the_blog_s_time_zone():
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Tokyo"})
    post = make_post(title="Late", at=datetime(2013, 7, 31, 20, 0, tzinfo=UTC))
    assert post.permalink_id == "/2013/08/late/"


def test_the_path_of_a_page_is_its_slug():
    assert make_post(title="About", kind="page").permalink_id == "/about/"


def test_a_page_never_has_one_of_the_blog_s_own_paths(settings):
    assert make_post(title="Tags", kind="page").permalink_id == "/tags-2/"
    assert is_reserved("2013")
    settings.ADMIN_PATH = "desk-42"
    assert make_post(title="Desk 42", kind="page").permalink_id == "/desk-42-2/"


def test_two_posts_with_one_title_get_two_permalinks():
    paths = [make_post(title="Twice").permalink_id for _ in range(3)]
    assert paths == ["/2013/07/twice/", "/2013/07/twice-2/", "/2013/07/twice-3/"]


def test_scheduled_is_live_when_its_time_comes():
    post = make_scheduled()
    assert (post.stage, list(Post.objects.live())) == (Stage.SCHEDULED, [])
    with travel(timezone.now() + timedelta(days=2)):
        assert (post.stage, list(Post.objects.live())) == (Stage.PUBLISHED, [post])


def test_withdrawing_keeps_the_permalink():
    post = make_post(title="Gone")
    withdraw(post, reason="It was wrong.")
    assert (post.stage, post.withdrawn_reason, post.permalink_id) == (
        Stage.WITHDRAWN,
        "It was wrong.",
        "/2013/07/gone/",
    )


def test_withdrawing_a_scheduled_post_makes_it_a_draft():
    post = make_scheduled()
    withdraw(post)
    assert post.stage == Stage.DRAFT


def test_republishing_a_withdrawn_post_keeps_its_date():
    post = make_post()
    dated = post.published_at
    withdraw(post, reason="x")
    publish(post, site=Site.objects.current())
    assert (post.stage, post.published_at, post.withdrawn_reason) == (Stage.PUBLISHED, dated, "")


def test_a_changed_slug_keeps_the_old_permalink():
    post = make_post(title="Old")
    rewrite(post, slug="new")
    assert post.permalink_id == "/2013/07/new/"
    assert set(post.permalinks.values_list("path", flat=True)) == {
        "/2013/07/old/",
        "/2013/07/new/",
    }


def test_a_former_permalink_is_never_given_to_another_post():
    post = make_post(title="Old")
    rewrite(post, slug="new")
    assert make_post(title="Old").permalink_id == "/2013/07/old-2/"


def test_a_post_can_return_to_its_former_permalink():
    post = make_post(title="Old")
    for slug in ("new", "old"):
        rewrite(post, slug=slug)
    assert post.permalink_id == "/2013/07/old/"


def test_a_post_with_a_permalink_cannot_be_deleted():
    post = make_post()
    with pytest.raises(ProtectedError):
        post.delete()


def test_the_database_refuses_a_dated_post_without_a_permalink():
    post = make_draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_another_post_s_permalink():
    post, other = make_draft(), make_post()
    Post.objects.filter(pk=other.pk).update(permalink=None, published_at=None)
    theirs = Permalink.objects.get(post=other)
    with pytest.raises(IntegrityError):  # checked at the end of the transaction
        Post.objects.filter(pk=post.pk).update(permalink=theirs)


@pytest.mark.parametrize(
    "verb", [lambda post: publish(post, site=Site.objects.current()), withdraw]
)
def test_changing_the_stage_keeps_the_text(verb):
    """The account that publishes may have loaded the post before its author saved it again."""
    post = make_post(body="<p>Old.</p>")
    looked_at = Post.objects.get(pk=post.pk)
    rewrite(post, body="<p>New.</p>")
    verb(looked_at)
    stored = Post.objects.get(pk=post.pk)
    assert (stored.body, stored.version) == ("<p>New.</p>", 2)


def publish_now(post: Post) -> None:
    publish(post, site=Site.objects.current())


@pytest.mark.parametrize(("make", "verb"), [(make_withdrawn, publish_now), (make_post, withdraw)])
def test_changing_a_stage_is_atomic(make, verb, monkeypatch):
    page = make(kind="page")
    stage = page.stage

    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("blog.posts.publishing.make_menu", fail)
    with pytest.raises(RuntimeError):
        verb(page)
    assert Post.objects.get(pk=page.pk).stage == stage
