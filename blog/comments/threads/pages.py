"""Pages of a post's threads, by keyset pagination: a full page never changes.

Oldest first, as a discussion is read: replies come after what they reply to, links to the first
page stay valid, and a new comment changes only the last page.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from blog.comments.models import Comment, State
from blog.comments.threads.models import Thread, ThreadQuerySet
from blog.comments.threads.tree import Branch, tree_of
from blog.posts.models import Post
from blog.rows.prepared import Parameter, Prepared

PAGE_SIZE = 100


class Cursor(NamedTuple):
    """The position of a thread among a post's threads."""

    is_pinned: bool
    began_at: datetime
    pk: int


@dataclass(frozen=True)
class ThreadPage:
    """Up to PAGE_SIZE threads with all replies, and the cursors of the adjacent pages."""

    branches: list[Branch]
    earlier: Cursor | None = None
    later: Cursor | None = None


def page_of(post: Post, *, after: Cursor | None = None, before: Cursor | None = None) -> ThreadPage:
    """Return the threads after or before a cursor, or the first ones."""
    threads = Thread.objects.filter(post=post).shown()
    if before:
        return _page_before(threads.filter(_is_before(before)))
    if after is None:
        comments = _on_first_page.all(post=post.pk)
    else:
        comments = list(_comments_of(threads.filter(_is_after(after)).in_order()))
    cursors = _cursors_of(comments)
    kept = cursors[:PAGE_SIZE]
    return ThreadPage(
        _branches(comments, kept),
        earlier=kept[0] if after and kept else None,
        later=kept[-1] if len(cursors) > PAGE_SIZE else None,
    )


def _page_before(threads: ThreadQuerySet) -> ThreadPage:
    comments = list(_comments_of(threads.in_order().reverse()))
    cursors = _cursors_of(comments)
    kept = cursors[-PAGE_SIZE:]
    return ThreadPage(
        _branches(comments, kept),
        earlier=kept[0] if len(cursors) > PAGE_SIZE else None,
        later=kept[-1] if kept else None,
    )


def _comments_of(threads: ThreadQuerySet) -> QuerySet[Comment]:
    """Return the comments of the first threads, and of one more to detect another page."""
    has_replies = Exists(Comment.objects.filter(parent=OuterRef("pk")))
    comments = Comment.objects.filter(thread__in=threads[: PAGE_SIZE + 1].values("pk"))
    return (
        comments.filter(Q(state=State.PUBLISHED) | has_replies)
        .for_page()
        .select_related("thread")
        .order_by("-thread__is_pinned", "thread__began_at", "thread", "created_at", "pk")
    )


_POST = Parameter("post", Post._meta.pk)
_on_first_page = Prepared(
    lambda: _comments_of(Thread.objects.filter(post=_POST).shown().in_order())
)


def _cursors_of(comments: list[Comment]) -> list[Cursor]:
    return list(dict.fromkeys(_cursor_of(comment.thread) for comment in comments))


def _branches(comments: list[Comment], cursors: list[Cursor]) -> list[Branch]:
    threads = {cursor.pk for cursor in cursors}
    return tree_of(comment for comment in comments if comment.thread_id in threads)


def cursor_before_page_of(thread: Thread) -> Cursor | None:
    """Return the cursor before the page that has `thread`; None for the first page."""
    ahead = (
        Thread.objects.filter(post=thread.post_id).shown().filter(_is_before(_cursor_of(thread)))
    )
    on_earlier_pages = ahead.count() // PAGE_SIZE * PAGE_SIZE
    if not on_earlier_pages:
        return None
    return _cursor_of(ahead.in_order()[on_earlier_pages - 1])


def _cursor_of(thread: Thread) -> Cursor:
    return Cursor(thread.is_pinned, thread.began_at, thread.pk)


def _is_after(cursor: Cursor) -> Q:
    here = Q(is_pinned=cursor.is_pinned, began_at__gte=cursor.began_at)
    after = here & (Q(began_at__gt=cursor.began_at) | Q(pk__gt=cursor.pk))
    return after | Q(is_pinned=False) if cursor.is_pinned else after


def _is_before(cursor: Cursor) -> Q:
    here = Q(is_pinned=cursor.is_pinned, began_at__lte=cursor.began_at)
    before = here & (Q(began_at__lt=cursor.began_at) | Q(pk__lt=cursor.pk))
    return before if cursor.is_pinned else before | Q(is_pinned=True)
