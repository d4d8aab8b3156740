"""Lock posts before a save, and refuse a save that would overwrite another."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import OuterRef, Subquery

from blog.posts.drafts import Draft
from blog.posts.history.models import Revision
from blog.posts.models import Post


class StaleSave(Exception):
    """The post has been saved since the version that the draft is based on."""


def lock_posts(posts: Sequence[Post]) -> dict[int, bool]:
    """Lock the posts and reload them, in one query. Raise Post.DoesNotExist if one is gone.

    Return, by primary key, whether readers could see the latest revision of a published wording;
    posts without one are left out.
    """
    revisions = Revision.objects.filter(post=OuterRef("pk"), is_unpublished=False)
    latest = revisions.order_by("-number").values("was_public")[:1]
    rows = Post.objects.annotate(was_public=Subquery(latest))
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
    seen = {pk: cast(Any, row).was_public for pk, row in stored.items()}
    return {pk: was_public for pk, was_public in seen.items() if was_public is not None}


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
