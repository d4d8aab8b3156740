"""The stored counts of comments, per thread and per post."""

import pytest

from blog.comments.counts import recount
from blog.comments.models import State
from blog.comments.threads.models import Thread
from blog.posts.models import Post
from tests.factories import make_comment, make_post, rewrite
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def counts(post: Post) -> tuple[int, list[int]]:
    threads = Thread.objects.filter(post=post).order_by("pk")
    stored = list(threads.values_list("comment_count", flat=True))
    return Post.objects.get(pk=post.pk).comment_count, stored


def test_comments_are_counted_as_they_come():
    post = make_post()
    parent = make_comment(post=post)
    make_comment(post=post, parent=parent)
    make_comment(post=post, state=State.PENDING)
    assert counts(post) == (2, [2, 0])


def test_a_count_survives_the_saving_of_a_post_read_before():
    post = make_post()
    make_comment(post=post)
    rewrite(post)
    assert counts(post) == (1, [1])


def test_recount_counts_only_the_given_posts():
    post, other = make_post(), make_post()
    make_comment(post=post, parent=make_comment(post=post))
    make_comment(post=other)
    Thread.objects.update(comment_count=7)
    Post.objects.update(comment_count=7)
    make_comment(post=post, state=State.SPAM)
    recount([post.pk])
    assert (counts(post), counts(other)) == ((2, [2, 0]), (7, [7]))


def test_a_recount_is_all_or_nothing():
    post = make_post()
    make_comment(post=post)
    Thread.objects.update(comment_count=7)
    Post.objects.update(comment_count=7)
    assert_all_or_nothing(lambda: recount([post.pk]))
