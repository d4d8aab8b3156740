"""Adds what was counted to the rows of its days, whichever process counted it."""

import hmac
import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Count, F

from blog.posts.models import Post
from blog.statistics.models import BlogReaders, PostReads, Referral, Salt, VainSearch, Visit

MOST_NEW_A_DAY = 2_000  # hosts, or words: what strangers send cannot fill the disk


@dataclass
class Counts:
    reads: Counter[tuple[date, int]] = field(default_factory=Counter)
    visits: set[tuple[date, int, str]] = field(default_factory=set)
    referrals: Counter[tuple[int, date, str]] = field(default_factory=Counter)
    searches: Counter[tuple[date, str]] = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self.reads) + len(self.visits) + len(self.referrals) + len(self.searches)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.reads + other.reads,
            self.visits | other.visits,
            self.referrals + other.referrals,
            self.searches + other.searches,
        )


@transaction.atomic
def write(counts: Counts) -> None:
    posts = _posts_there(counts)
    _add(PostReads.objects, ("day", "post_id"), _of(counts.reads, posts, at=1))
    _add(
        Referral.objects,
        ("post_id", "day", "host"),
        _of(counts.referrals, posts, at=0),
        bounded=True,
    )
    _add(VainSearch.objects, ("day", "words"), counts.searches, bounded=True)
    by_day: dict[date, set[tuple[int, str]]] = defaultdict(set)
    for day, post, reader in counts.visits:
        if post in posts:
            by_day[day].add((post, reader))
    for day in sorted(by_day):
        _note_visits(day, by_day[day])
        count_readers(day, posts={post for post, _reader in by_day[day]})


def count_readers(day: date, *, posts: set[int]) -> None:
    """Say how many have visited these posts so far that day, and the blog as a whole."""
    visits = Visit.objects.filter(day=day)
    found = visits.filter(post__in=posts).values_list("post").annotate(Count("pk"))
    for post, readers in sorted(found):
        PostReads.objects.filter(day=day, post=post).update(readers=readers)
    BlogReaders.objects.update_or_create(
        day=day, defaults={"readers": visits.filter(post=None).count()}
    )


def _posts_there(counts: Counts) -> set[int]:
    """Those of the posts that were not deleted since they were read."""
    read = {post for _day, post in counts.reads}
    return set(Post.objects.filter(pk__in=read).values_list("pk", flat=True)) if read else set()


def _of(counts: Counter[Any], posts: set[int], *, at: int) -> Counter[Any]:
    """The counts whose key has one of the posts, `at` that place."""
    return Counter({key: count for key, count in counts.items() if key[at] in posts})


def _add(
    rows: models.Manager[Any],
    names: tuple[str, ...],
    counts: Counter[Any],
    *,
    bounded: bool = False,
) -> None:
    """Add to the rows of these keys, made where there are none.

    In one order in every process, so that none waits for another that waits for it.
    """
    keys = [dict(zip(names, key, strict=True)) for key in sorted(counts)]
    if not keys:
        return
    if not (bounded and rows.filter(day=keys[-1]["day"]).count() > MOST_NEW_A_DAY):
        rows.bulk_create([rows.model(**key) for key in keys], ignore_conflicts=True)
    for key, count in zip(keys, sorted(counts), strict=True):
        rows.filter(**key).update(count=F("count") + counts[count])


def _note_visits(day: date, visits: set[tuple[int, str]]) -> None:
    salt = _salt_of(day)
    noted: dict[str, int | None]
    noted = {_digest(salt, f"{post} {reader}"): post for post, reader in visits}
    noted |= {_digest(salt, reader): None for _post, reader in visits}
    Visit.objects.bulk_create(
        [Visit(digest=digest, day=day, post_id=noted[digest]) for digest in sorted(noted)],
        ignore_conflicts=True,
        batch_size=200,
    )


def _salt_of(day: date) -> bytes:
    salt, _made = Salt.objects.get_or_create(day=day, defaults={"secret": secrets.token_hex(32)})
    return bytes.fromhex(salt.secret)


def _digest(salt: bytes, words: str) -> str:
    return hmac.digest(salt, words.encode(), "sha256")[:16].hex()
