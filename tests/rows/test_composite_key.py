"""The database refuses what a composite foreign key forbids, at commit."""

import pytest
from django.db import IntegrityError, transaction

from blog.posts.models import Post
from blog.rows.composite_key import CompositeForeignKey
from tests.factories import make_post

KEY = CompositeForeignKey(
    fields=["permalink", "id"],
    to_table="blog_permalink",
    to_columns=["path", "post_id"],
    name="post_permalink_is_its_own",
)


@pytest.mark.django_db(transaction=True)
def test_a_row_cannot_name_a_row_that_is_another_s():
    post, other = make_post(slug="post"), make_post(slug="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(permalink=other.permalink_id)
    assert Post.objects.get(pk=post.pk).permalink_id == post.permalink_id


@pytest.mark.django_db(transaction=True)
def test_nothing_is_demanded_while_a_column_is_null():
    post = make_post()
    Post.objects.filter(pk=post.pk).update(permalink=None, published_at=None)
    assert Post.objects.get(pk=post.pk).permalink_id is None


def test_it_is_among_the_constraints_of_its_model():
    assert KEY in Post._meta.constraints


def test_a_migration_can_write_it_down_and_read_it_again():
    path, args, kwargs = KEY.deconstruct()
    assert path == "blog.rows.composite_key.CompositeForeignKey"
    assert CompositeForeignKey(*args, **kwargs) == KEY


def test_only_the_same_constraint_is_equal():
    _path, args, kwargs = KEY.deconstruct()
    assert CompositeForeignKey(*args, **kwargs | {"name": "another"}) != KEY
    assert KEY != "post_permalink_is_its_own"
