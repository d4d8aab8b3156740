"""The pages on which a post's threads are read: by keyset, so that a full page never changes.

Oldest first, for a discussion is read as it was held: who answers stands after whom they answer,
an address on the first page stays good, and a new comment changes the last page only.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from blog.comments.models import Comment, State, Thread, ThreadQuerySet
from blog.comments.threads.tree import Branch, drawn
from blog.posts.models import Post

THREADS = 100


class Place(NamedTuple):
    """Where a thread stands among a post's."""

    is_pinned: bool
    began_at: datetime
    pk: int


@dataclass(frozen=True)
class Page:
    """Up to THREADS threads with all their replies, and the places the next pages begin at."""

    branches: list[Branch]
    earlier: Place | None = None
    later: Place | None = None


def page_of(post: Post, *, after: Place | None = None, before: Place | None = None) -> Page:
    """The threads after a place, or those before it; the first ones if no place is given."""
    threads = Thread.objects.filter(post=post).shown()
    if before:
        return _page_before(threads.filter(_is_before(before)))
    comments = _comments_of(threads.filter(_is_after(after) if after else Q()).in_order())
    places = _places_of(comments)
    kept = places[:THREADS]
    return Page(
        _drawn(comments, kept),
        earlier=kept[0] if after and kept else None,
        later=kept[-1] if len(places) > THREADS else None,
    )


def _page_before(threads: ThreadQuerySet) -> Page:
    comments = _comments_of(threads.in_order().reverse())
    places = _places_of(comments)
    kept = places[-THREADS:]
    return Page(
        _drawn(comments, kept),
        earlier=kept[0] if len(places) > THREADS else None,
        later=kept[-1] if kept else None,
    )


def _comments_of(threads: ThreadQuerySet) -> list[Comment]:
    """All that is drawn of the first threads, and of one more to know that there are more."""
    has_replies = Exists(Comment.objects.filter(parent=OuterRef("pk")))
    comments = Comment.objects.filter(thread__in=threads[: THREADS + 1].values("pk"))
    return list(
        comments.filter(Q(state=State.PUBLISHED) | has_replies)
        .select_related("thread")
        .defer("body")
        .order_by("-thread__is_pinned", "thread__began_at", "thread", "created_at", "pk")
    )


def _places_of(comments: list[Comment]) -> list[Place]:
    return list(dict.fromkeys(_place_of(comment.thread) for comment in comments))


def _drawn(comments: list[Comment], places: list[Place]) -> list[Branch]:
    threads = {place.pk for place in places}
    return drawn(comment for comment in comments if comment.thread_id in threads)


def place_before_page_of(thread: Thread) -> Place | None:
    """Where the page begins on which `thread` stands; None for the first one."""
    ahead = Thread.objects.filter(post=thread.post_id).shown().filter(_is_before(_place_of(thread)))
    ahead_on_earlier_pages = ahead.count() // THREADS * THREADS
    if not ahead_on_earlier_pages:
        return None
    return _place_of(ahead.in_order()[ahead_on_earlier_pages - 1])


def _place_of(thread: Thread) -> Place:
    return Place(thread.is_pinned, thread.began_at, thread.pk)


def _is_after(place: Place) -> Q:
    here = Q(is_pinned=place.is_pinned, began_at__gte=place.began_at)
    after = here & (Q(began_at__gt=place.began_at) | Q(pk__gt=place.pk))
    return after | Q(is_pinned=False) if place.is_pinned else after


def _is_before(place: Place) -> Q:
    here = Q(is_pinned=place.is_pinned, began_at__lte=place.began_at)
    before = here & (Q(began_at__lt=place.began_at) | Q(pk__lt=place.pk))
    return before if place.is_pinned else before | Q(is_pinned=True)
