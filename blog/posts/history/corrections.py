"""What readers were told that changed in a post after it was out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from blog.posts.models import Post


@dataclass(frozen=True)
class Correction:
    """A note and its day, in the blog's zone."""

    day: date
    note: str


def corrections_of(post: Post) -> list[Correction]:
    """All of them, the newest first."""
    return [
        Correction(timezone.localdate(datetime.fromisoformat(told["at"])), told["note"])
        for told in reversed(post.corrections)
    ]
