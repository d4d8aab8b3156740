"""Which posts readers and authors may see."""

from datetime import UTC, datetime, timedelta

import pytest
from time_machine import travel

from blog.people.models import Role
from blog.posts.choices import Stage
from blog.posts.models import Post
from tests.factories import (
    A_DAY,
    make_account,
    make_draft,
    make_post,
    make_scheduled,
    make_trashed,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

EVERY_STAGE = [make_draft, make_post, make_scheduled, make_withdrawn, make_trashed]
NOW = datetime(2013, 7, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "make", [make_draft, make_post, make_scheduled, make_withdrawn, make_trashed]
)
def test_is_live_agrees_with_live(make):
    post = make()
    assert Post.objects.live().filter(pk=post.pk).exists() == post.is_live


@pytest.mark.parametrize(
    "make", [make_draft, make_post, make_scheduled, make_withdrawn, make_trashed]
)
def test_stage_agrees_with_in_stage(make):
    post = make()
    found = {stage for stage in Stage if Post.objects.in_stage(stage).filter(pk=post.pk)}
    assert found == {post.stage}


def test_newest_first_orders_by_date_and_then_by_key():
    dates = {"Second": 2, "Fourth": 9, "First": 1, "Third": 2}
    for title, day in dates.items():
        make_post(title=title, at=datetime(2013, 7, day, tzinfo=UTC))
    newest = Post.objects.newest_first().values_list("title", flat=True)
    assert list(newest) == ["Fourth", "Third", "Second", "First"]


def test_posts_between_two_moments_do_not_include_the_second():
    first, second = A_DAY, A_DAY + timedelta(days=1)
    inside = make_post(at=first)
    make_post(at=second)
    make_post(at=first - timedelta(microseconds=1))
    assert list(Post.objects.between(first, second)) == [inside]


def test_a_post_is_live_from_its_very_moment_on():
    with travel(NOW, tick=False):
        now = make_post(at=NOW)
        later = make_post(at=NOW + timedelta(microseconds=1))
        assert list(Post.objects.live()) == [now]
        assert list(Post.objects.in_stage(Stage.SCHEDULED)) == [later]
        assert (now.stage, later.stage) == (Stage.PUBLISHED, Stage.SCHEDULED)


def test_a_list_shows_live_posts_up_to_a_date():
    with travel(NOW, tick=False):
        posts = [make_post(at=NOW - timedelta(days=days)) for days in (2, 3, 0, -1)]
        make_post(at=NOW, kind="page")
        listed = Post.objects.by_date()
        assert list(listed.in_list()) == [posts[2], posts[0], posts[1]]
        assert list(listed.in_list(until=posts[0].published_at)) == [posts[0], posts[1]]
        assert list(listed.in_list(until=NOW + timedelta(days=9))) == list(listed.in_list())


def test_an_author_may_edit_own_posts_outside_the_trash_and_an_editor_all():
    author, editor = make_account(), make_account(role=Role.EDITOR)
    own, in_trash, other = make_draft(author=author), make_trashed(author=author), make_draft()
    editable, written = Post.objects.editable_by, Post.objects.written_by
    assert set(editable(author)) == {own}
    assert set(written(author)) == {own, in_trash}
    assert set(editable(editor)) == {own, other}
    assert set(written(editor)) == {own, in_trash, other}
