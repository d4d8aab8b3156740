"""Stored fields keep what the database has."""

import pytest

from blog.posts.models import Post
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_saving_a_row_that_was_read_earlier_keeps_the_newer_count():
    post = make_post()
    Post.objects.filter(pk=post.pk).update(comment_count=7)
    post.title = "Another Title"
    post.save()
    stored = Post.objects.get(pk=post.pk)
    assert (stored.title, stored.comment_count) == ("Another Title", 7)


def test_a_count_that_is_set_on_the_instance_is_not_saved():
    post = make_post()
    post.comment_count = 99
    post.save()
    assert Post.objects.get(pk=post.pk).comment_count == 0


def test_a_new_row_has_the_value_it_is_created_with():
    post = Post.objects.create(title="New", comment_count=3)
    assert Post.objects.get(pk=post.pk).comment_count == 3
