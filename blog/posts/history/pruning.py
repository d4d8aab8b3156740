"""Thin out old revisions."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.db.models import Q
from django.utils import timezone

from blog.posts.history.models import Revision

ALL_KEPT_FOR = timedelta(days=30)
DAILY_KEPT_FOR = timedelta(days=365)


def prune_revisions() -> int:
    """Delete superfluous old revisions and return their number.

    All revisions of the last 30 days are kept, then the last of each day, and after a year the
    last of each month. The first, the latest, those that readers saw, those with a correction and
    those that were restored are always kept.
    """
    now = timezone.now()
    old = Revision.objects.filter(made_at__lt=now - ALL_KEPT_FOR).order_by("post", "number")
    by_post: dict[int, list[Revision]] = {}
    for revision in old.defer("body", "summary", "tags", "consulted").iterator():
        by_post.setdefault(revision.post_id, []).append(revision)
    gone = [
        revision.pk
        for post, revisions in by_post.items()
        for revision in _superfluous(revisions, kept=_kept_for_good(post))
    ]
    for start in range(0, len(gone), 500):
        Revision.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(gone)


def _kept_for_good(post: int) -> set[int]:
    """Return the numbers of the post's revisions that are kept regardless of their age."""
    revisions = Revision.objects.filter(post=post)
    rows = list(revisions.order_by("number").values_list("number", "is_unpublished"))
    numbers = [number for number, _is_unpublished in rows]
    latest = [number for number, is_unpublished in rows if not is_unpublished][-1:]
    kept = revisions.filter(~Q(note="") | Q(was_public=True)).values_list("number", flat=True)
    restored = revisions.filter(restored_from__isnull=False).values_list("restored_from", flat=True)
    return {numbers[0], numbers[-1], *latest, *kept, *filter(None, restored)}


def _superfluous(revisions: list[Revision], *, kept: set[int]) -> Iterator[Revision]:
    """Yield the revisions that are not the last of their day or, after a year, of their month."""
    year_ago = timezone.now() - DAILY_KEPT_FOR
    for revision, following in pairwise(revisions):
        form = "%Y-%m" if revision.made_at < year_ago else "%Y-%m-%d"
        is_last = revision.made_at.strftime(form) != following.made_at.strftime(form)
        if not is_last and revision.number not in kept:
            yield revision
