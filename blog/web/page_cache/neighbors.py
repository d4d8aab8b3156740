"""The posts before and after one that changed: their pages name it, or did before."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import Q

from blog.posts.models import Post

CHANGE = "next_to"  # the name of a change next to a key and a date of publication
EVERY_POST = "every_post"  # of a change of so many posts that all pages of posts are purged
MAX_POSTS = 50


def with_neighbors(names: frozenset[str]) -> frozenset[str]:
    """Return the names with those of the posts that are next to changed ones, in two queries each.

    `next_to:17 2026-12-01 08:00:00+00` is the name of a change next to the post 17 of that time.
    """
    changed = [name.partition(":")[2] for name in names if name.startswith(f"{CHANGE}:")]
    if not changed:
        return names
    if len(changed) > MAX_POSTS:
        return names | {EVERY_POST}
    return names | {f"blog_post:{pk}" for pk in _next_to(changed)}


def _next_to(changed: Iterable[str]) -> Iterator[int]:
    live = Post.objects.posts().live()
    for text in changed:
        number, _space, time = text.partition(" ")
        pk, at = int(number), _parse(time)
        newer = live.filter(published_at__gte=at).filter(Q(published_at__gt=at) | Q(pk__gt=pk))
        older = live.filter(published_at__lte=at).filter(Q(published_at__lt=at) | Q(pk__lt=pk))
        for nearest in (newer.order_by("published_at", "pk"), older.newest_first()):
            yield from nearest.values_list("pk", flat=True)[:1]


def _parse(time: str) -> datetime:
    """Return the time as the database writes it: in UTC, on SQLite without saying so."""
    at = datetime.fromisoformat(time)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
