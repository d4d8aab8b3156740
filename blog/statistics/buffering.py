"""Counting in the process's memory, and writing the counts every few seconds and at exit.

No request waits for the database: counting a view is one addition in memory. A process that is
killed loses the counts since its last write, a few seconds' worth.
"""

import atexit
import logging
from dataclasses import dataclass, field
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from blog.statistics.missing_paths import folded
from blog.statistics.storing import Counts, store

MAX_BUFFERED = 20_000  # distinct counts held in memory while the database is unavailable
logger = logging.getLogger(__name__)


@dataclass
class Buffer:
    """The counts of this process that have not been stored yet."""

    counts: Counts = field(default_factory=Counts)
    timer: Timer | None = None
    changing: Lock = field(default_factory=Lock)
    storing: Lock = field(default_factory=Lock)
    is_flushed_at_exit: bool = False


buffer = Buffer()


def count_view(post_id: int, *, visitor: str, host: str = "") -> None:
    """Count a view of the post by someone who came from `host`.

    `visitor` is a string that distinguishes visitors, such as an IP and a user agent. It is held in
    memory until the counts are stored, and is never stored.
    """
    today = timezone.localdate()
    with buffer.changing:
        counts = buffer.counts
        if len(counts) >= MAX_BUFFERED:
            return
        counts.views[today, post_id] += 1
        counts.visits.add((today, post_id, visitor))
        if host:
            counts.referrals[post_id, today, host] += 1
        _schedule_flush()


def count_search(query: str, *, results: int) -> None:
    """Count a search for `query` if it had no results. Email addresses are not counted."""
    normalized = " ".join(query.replace("\0", "").casefold().split())[:100]
    if results or not normalized or "@" in normalized:
        return
    with buffer.changing:
        if len(buffer.counts) < MAX_BUFFERED:
            buffer.counts.search_misses[timezone.localdate(), normalized] += 1
            _schedule_flush()


def count_missing(path: str) -> None:
    """Count that a reader asked for a path that nothing answers. Email addresses are left out."""
    if "@" in path:
        return
    with buffer.changing:
        if len(buffer.counts) < MAX_BUFFERED:
            buffer.counts.missing_paths[folded(path)] += 1
            _schedule_flush()


def flush() -> None:
    """Store the counts. If that fails, keep them for the next flush."""
    with buffer.storing:
        with buffer.changing:
            counts, buffer.counts, buffer.timer = buffer.counts, Counts(), None
        if not counts:
            return
        try:
            store(counts)
        except DatabaseError:
            logger.warning("Statistics could not be stored; will try again.", exc_info=True)
            with buffer.changing:
                buffer.counts = counts + buffer.counts


def discard() -> None:
    """Drop the counts that have not been stored yet."""
    with buffer.changing:
        buffer.counts = Counts()


def _schedule_flush() -> None:
    """Start a timer, unless one is running; the first call also registers a flush at exit."""
    if buffer.timer or settings.STATISTICS_FLUSH_SECONDS is None:
        return
    if not buffer.is_flushed_at_exit:
        atexit.register(_flush_and_disconnect)
        buffer.is_flushed_at_exit = True
    buffer.timer = Timer(settings.STATISTICS_FLUSH_SECONDS, _flush_and_disconnect)
    buffer.timer.daemon = True
    buffer.timer.start()


def _flush_and_disconnect() -> None:
    """Flush, and close the database connection of the timer's thread, which nothing else does."""
    flush()
    connections.close_all()
