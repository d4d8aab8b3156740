"""Adding a process's counts to the stored daily totals."""

import hmac
import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Count, F

from blog.posts.models import Post
from blog.statistics.missing_paths import add_missing
from blog.statistics.models import BlogVisitors, PostViews, Referral, Salt, SearchMiss, Visit

MAX_NEW_PER_DAY = 2_000  # hosts or queries, so that input from strangers cannot fill the disk


@dataclass
class Counts:
    """Counts by key: a day with a post, with a post and its referrer, or with a query."""

    views: Counter[tuple[date, int]] = field(default_factory=Counter)
    visits: set[tuple[date, int, str]] = field(default_factory=set)
    referrals: Counter[tuple[int, date, str]] = field(default_factory=Counter)
    search_misses: Counter[tuple[date, str]] = field(default_factory=Counter)
    missing_paths: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        counted = (self.views, self.visits, self.referrals, self.search_misses, self.missing_paths)
        return sum(map(len, counted))

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.views + other.views,
            self.visits | other.visits,
            self.referrals + other.referrals,
            self.search_misses + other.search_misses,
            self.missing_paths + other.missing_paths,
        )


@transaction.atomic
def store(counts: Counts) -> None:
    """Add `counts` to the stored totals; posts that were deleted meanwhile are left out."""
    posts = _existing_posts(counts)
    _add(PostViews.objects, ("day", "post_id"), _of_posts(counts.views, posts, at=1))
    _add(
        Referral.objects,
        ("post_id", "day", "host"),
        _of_posts(counts.referrals, posts, at=0),
        is_bounded=True,
    )
    _add(SearchMiss.objects, ("day", "query"), counts.search_misses, is_bounded=True)
    if counts.missing_paths:
        add_missing(counts.missing_paths)
    by_day: dict[date, set[tuple[int, str]]] = defaultdict(set)
    for day, post, visitor in counts.visits:
        if post in posts:
            by_day[day].add((post, visitor))
    for day in sorted(by_day):
        _add_visits(day, by_day[day])
        count_visitors(day, posts={post for post, _visitor in by_day[day]})


def count_visitors(day: date, *, posts: set[int]) -> None:
    """Store how many visitors these posts, and the whole blog, have had so far that day."""
    visits = Visit.objects.filter(day=day)
    counted = visits.filter(post__in=posts).values_list("post").annotate(Count("pk"))
    for post, visitors in sorted(counted):
        PostViews.objects.filter(day=day, post=post).update(visitors=visitors)
    BlogVisitors.objects.update_or_create(
        day=day, defaults={"visitors": visits.filter(post=None).count()}
    )


def _existing_posts(counts: Counts) -> set[int]:
    """Return the keys of the viewed posts that still exist."""
    viewed = {post for _day, post in counts.views}
    return set(Post.objects.filter(pk__in=viewed).values_list("pk", flat=True)) if viewed else set()


def _of_posts(counts: Counter[Any], posts: set[int], *, at: int) -> Counter[Any]:
    """Return the counts whose key has one of `posts` at index `at`."""
    return Counter({key: count for key, count in counts.items() if key[at] in posts})


def _add(
    rows: models.Manager[Any],
    names: tuple[str, ...],
    counts: Counter[Any],
    *,
    is_bounded: bool = False,
) -> None:
    """Add the counts to the rows of their keys, creating missing rows.

    Every process updates the rows in the same order of keys, so that two cannot deadlock.
    """
    keys = [dict(zip(names, key, strict=True)) for key in sorted(counts)]
    if not keys:
        return
    if not (is_bounded and rows.filter(day=keys[-1]["day"]).count() > MAX_NEW_PER_DAY):
        rows.bulk_create([rows.model(**key) for key in keys], ignore_conflicts=True)
    for key, count in zip(keys, sorted(counts), strict=True):
        rows.filter(**key).update(count=F("count") + counts[count])


def _add_visits(day: date, visits: set[tuple[int, str]]) -> None:
    salt = _salt_of(day)
    posts: dict[str, int | None]
    posts = {_digest(salt, f"{post} {visitor}"): post for post, visitor in visits}
    posts |= {_digest(salt, visitor): None for _post, visitor in visits}
    Visit.objects.bulk_create(
        [Visit(digest=digest, day=day, post_id=posts[digest]) for digest in sorted(posts)],
        ignore_conflicts=True,
        batch_size=200,
    )


def _salt_of(day: date) -> bytes:
    salt, _created = Salt.objects.get_or_create(day=day, defaults={"secret": secrets.token_hex(32)})
    return bytes.fromhex(salt.secret)


def _digest(salt: bytes, text: str) -> str:
    return hmac.digest(salt, text.encode(), "sha256")[:16].hex()
