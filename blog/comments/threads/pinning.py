"""What a moderator does to a thread that stays: pinning it, closing it to replies."""

from django.utils import timezone

from blog.comments.models import Thread


def pin(thread: Thread) -> None:
    """Show it before all others under its post."""
    thread.is_pinned = True
    thread.save(update_fields=["is_pinned"])


def unpin(thread: Thread) -> None:
    thread.is_pinned = False
    thread.save(update_fields=["is_pinned"])


def close(thread: Thread) -> None:
    """Take no more replies in it; what was said stays."""
    thread.closed_at = timezone.now()
    thread.save(update_fields=["closed_at"])


def reopen(thread: Thread) -> None:
    thread.closed_at = None
    thread.save(update_fields=["closed_at"])
