"""Thinning out old revisions."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.posts.history.models import Revision
from blog.posts.history.pruning import prune_revisions
from blog.posts.models import Post
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def make_revision(post: Post, number: int, made_at: datetime, **fields) -> Revision:
    return Revision.objects.create(
        post=post, number=number, made_at=made_at, title="River", body=f"{number}", **fields
    )


def test_old_revisions_are_thinned_out():
    post = make_draft()
    year_ago, month_ago = NOW - timedelta(days=400), NOW - timedelta(days=40)
    hour = timedelta(hours=1)
    make_revision(post, 1, year_ago)  # the first
    make_revision(post, 2, year_ago + hour)
    make_revision(post, 3, year_ago + 2 * hour)  # the last of its month
    make_revision(post, 4, month_ago)
    make_revision(post, 5, month_ago + hour, note="Told")
    make_revision(post, 6, month_ago + 2 * hour)  # the last of its day
    make_revision(post, 7, NOW - timedelta(days=35))
    make_revision(post, 8, NOW - timedelta(days=35) + hour)  # the last old revision
    make_revision(post, 9, NOW - hour, restored_from=4)
    make_revision(post, 10, NOW)
    with time_machine.travel(NOW, tick=False):
        assert prune_revisions() == 2
        assert prune_revisions() == 0
    left = post.revisions.order_by("number").values_list("number", flat=True)
    assert list(left) == [1, 3, 4, 5, 6, 8, 9, 10]


def test_the_version_that_readers_see_is_kept_below_unpublished_ones():
    post, day = make_draft(), NOW - timedelta(days=40)
    for number in range(1, 6):
        is_unpublished = number > 3
        made_at = day + timedelta(minutes=number)
        make_revision(post, number, made_at, is_unpublished=is_unpublished)
    with time_machine.travel(NOW, tick=False):
        prune_revisions()
    left = post.revisions.order_by("number").values_list("number", flat=True)
    assert list(left) == [1, 3, 5]


def test_pruning_needs_no_more_queries_for_more_posts(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert prune_revisions() == 0
