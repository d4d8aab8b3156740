"""Counts in this process, and writes what it counted every few seconds and at its end.

No request waits for a row: a read costs one addition in memory. A process that is killed loses
what it counted since it last wrote, a few seconds.
"""

import atexit
import logging
from dataclasses import dataclass, field
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from blog.statistics.writing import Counts, write

MOST_WAITING = 20_000  # kinds of counts held, should the database be away for long
logger = logging.getLogger(__name__)


@dataclass
class Tally:
    """What this process has counted and not written yet."""

    counts: Counts = field(default_factory=Counts)
    timer: Timer | None = None
    changing: Lock = field(default_factory=Lock)
    writing: Lock = field(default_factory=Lock)
    is_written_at_exit: bool = False


tally = Tally()


def count_read(post_id: int, *, reader: str, host: str = "") -> None:
    """Someone read the post, coming from `host`.

    `reader` is what tells readers apart, such as an address and a browser; it is held until the
    counts are written, and never stored.
    """
    today = timezone.localdate()
    with tally.changing:
        counts = tally.counts
        if len(counts) >= MOST_WAITING:
            return
        counts.reads[today, post_id] += 1
        counts.visits.add((today, post_id, reader))
        if host:
            counts.referrals[post_id, today, host] += 1
        _write_soon()


def count_search(words: str, *, found: int) -> None:
    """Someone searched for `words`, and `found` so many; only searches in vain are kept."""
    said = " ".join(words.replace("\0", "").casefold().split())[:100]
    if found or not said or "@" in said:  # an e-mail address is nobody's business
        return
    with tally.changing:
        if len(tally.counts) < MOST_WAITING:
            tally.counts.searches[timezone.localdate(), said] += 1
            _write_soon()


def write_counted() -> None:
    """Write what was counted; what the database refuses now is kept for the next time."""
    with tally.writing:
        with tally.changing:
            counts, tally.counts, tally.timer = tally.counts, Counts(), None
        if not counts:
            return
        try:
            write(counts)
        except DatabaseError:
            logger.warning("The counts of reads could not be written; they wait.", exc_info=True)
            with tally.changing:
                tally.counts = counts + tally.counts


def forget_counted() -> None:
    """Drop what was counted and not written."""
    with tally.changing:
        tally.counts = Counts()


def _write_soon() -> None:
    """Once for all that is counted until then; the first time also arrange for the end."""
    if tally.timer or settings.COUNTS_WRITTEN_EVERY is None:
        return
    if not tally.is_written_at_exit:
        atexit.register(_write_and_hang_up)
        tally.is_written_at_exit = True
    tally.timer = Timer(settings.COUNTS_WRITTEN_EVERY, _write_and_hang_up)
    tally.timer.daemon = True
    tally.timer.start()


def _write_and_hang_up() -> None:
    """In a thread of its own, whose connection nobody else would close."""
    write_counted()
    connections.close_all()
