"""Corrections: notes for readers about changes to a published post."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from blog.posts.models import Post


@dataclass(frozen=True)
class Correction:
    """A note for readers, its date in the blog's time zone, and the version that it led to.

    The version is None for corrections that an earlier Ibid stored.
    """

    day: date
    note: str
    version: int | None = None


def corrections_of(post: Post) -> list[Correction]:
    """Return the corrections of the post, newest first."""
    return [
        Correction(
            timezone.localdate(datetime.fromisoformat(correction["at"])),
            correction["note"],
            correction.get("version"),
        )
        for correction in reversed(post.corrections)
    ]
