"""Pinning a thread to the top, and closing it to replies."""

from django.utils import timezone

from blog.comments.threads.models import Thread


def pin(thread: Thread) -> None:
    """Show the thread above all others on its post."""
    thread.is_pinned = True
    thread.save(update_fields=["is_pinned"])


def unpin(thread: Thread) -> None:
    thread.is_pinned = False
    thread.save(update_fields=["is_pinned"])


def close(thread: Thread) -> None:
    """Close the thread to new replies; its comments stay."""
    thread.closed_at = timezone.now()
    thread.save(update_fields=["closed_at"])


def reopen(thread: Thread) -> None:
    thread.closed_at = None
    thread.save(update_fields=["closed_at"])
