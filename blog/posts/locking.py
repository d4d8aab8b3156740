"""Lock posts before a save, and refuse a save that would overwrite another."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import Exists, OuterRef

from blog.posts.drafts import Draft
from blog.posts.history.models import Revision
from blog.posts.models import Post


class StaleSave(Exception):
    """The post has been saved since the version that the draft is based on."""


def lock_posts(posts: Sequence[Post]) -> set[int]:
    """Lock the posts and reload them, in one query. Raise Post.DoesNotExist if one is gone.

    Return the primary keys of those that have a revision of a published wording.
    """
    revisions = Revision.objects.filter(post=OuterRef("pk"), is_unpublished=False)
    rows = Post.objects.annotate(is_recorded=Exists(revisions))
    rows = rows.select_for_update().order_by("pk")  # a fixed order prevents deadlocks
    stored = rows.in_bulk([post.pk for post in posts])
    columns = cast(Sequence[Any], Post._meta.concrete_fields)
    for post in posts:
        if post.pk not in stored:
            raise Post.DoesNotExist
        for column in columns:
            setattr(post, column.attname, getattr(stored[post.pk], column.attname))
            if column.is_relation and column.is_cached(post):
                column.delete_cached_value(post)
        forget_related(post)
    return {pk for pk, row in stored.items() if cast(Any, row).is_recorded}


def forget_related(post: Post) -> None:
    """Let the post read its related rows anew."""
    vars(post).pop("_prefetched_objects_cache", None)
    for relation in cast(Sequence[Any], Post._meta.related_objects):
        if relation.is_cached(post):
            relation.delete_cached_value(post)


def check_version(post: Post, draft: Draft) -> None:
    """Raise StaleSave if the post, already locked, is not the version the draft is based on."""
    if draft.get("based_on") not in {None, post.version}:
        raise StaleSave
