"""The cache: pages found, kept and purged, in the order that lets none be stale.

A page is rendered after the changes up to a position were applied, and kept only if nothing it
shows has changed since; both are checked while no other process can apply changes.
"""

import logging
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import DatabaseError

from blog.web.page_cache.changes.feed import Changes, Feed, Position
from blog.web.page_cache.copies import Copies
from blog.web.page_cache.entries import Entry, pack, unpack
from blog.web.page_cache.neighbors import with_neighbors
from blog.web.page_cache.stores import Kept, Store, StoreFailed

MAX_REMEMBERED = 8 * 1024 * 1024  # bytes of pages in the memory of a process
logger = logging.getLogger(__name__)


class PageCache:
    """The kept pages as a process sees them, with those it has sent lately in its memory."""

    def __init__(self, store: Store, feed: Feed, copies: Copies | None = None) -> None:
        self.store = store
        self._feed = feed
        self._copies = copies
        self._lock = RLock()
        self._is_behind = True
        self._version: object = None
        self._memory = Memory(MAX_REMEMBERED)

    def find(self, key: str) -> Entry | None:
        """Return the page, if it is kept and current. Raise StoreFailed."""
        with self._lock, self._failures():
            self._catch_up()
            if (version := self.store.version()) != self._version:
                self._memory.clear()
                self._version = version
            entry = self._memory.get(key)
            if entry is None and (packed := self.store.get(key)):
                entry = self._memory.put(key, unpack(packed))
            now = time.time()
            if entry is None or entry.expires_at <= now:
                return None
            if self._copies and not entry.has_copy and self._copies.is_wanted(key, entry, now=now):
                self._copy(key, entry)
            return entry

    def position(self) -> Position:
        """Apply all changes, and return the position after them. Raise StoreFailed."""
        with self._lock, self._failures():
            self._catch_up()
            position = self.store.position()
            if position is None:
                raise StoreFailed("The store has just been emptied.")
            return position

    def catch_up(self) -> None:
        """Apply the changes that this process committed until now. Raise StoreFailed."""
        with self._lock, self._failures():
            self._is_behind = True
            self._catch_up()

    def keep(self, key: str, entry: Entry, *, names: Iterable[str], since: Position) -> bool:
        """Keep the page unless what it shows has changed since. Raise StoreFailed."""
        shown = frozenset(names)
        with self._lock, self._failures(), self.store.transaction() as kept:
            changes = self._feed.since(since)
            if not changes.are_complete or shown & affected_by(changes.names):
                return False
            evicted = kept.put(key, pack(entry), names=shown, expires_at=entry.expires_at)
            self._delete_copies([key, *evicted])
            self._memory.forget(key)
            return True

    def clear(self) -> None:
        """Delete all pages. Raise StoreFailed."""
        with self._lock, self._failures(), self.store.transaction() as kept:
            kept.clear()
            self._clear_copies()
            self._memory.clear()

    def delete_expired(self) -> None:
        """Apply all changes and delete what has expired, so that nginx does not send it."""
        with self._lock, self._failures():
            self._catch_up()
            with self.store.transaction() as kept:
                self._delete_copies(kept.delete_expired(time.time()))

    def _catch_up(self) -> None:
        self._is_behind = self._feed.has_news() or self._is_behind
        if not self._is_behind:
            return
        known = self.store.position()
        if known is None or _is_news(self._feed.since(known)):
            with self.store.transaction() as kept:
                self._apply(kept)
            self._memory.clear()
        self._is_behind = False

    def _apply(self, kept: Kept) -> None:
        changes = self._feed.since(kept.position or Position())
        if kept.position is None or not changes.are_complete:
            kept.clear()
            self._clear_copies()
        else:
            self._delete_copies(kept.purge(affected_by(changes.names)))
        kept.position = changes.position

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Raise StoreFailed if the changes cannot be read; look for changes after any failure."""
        try:
            yield
        except (sqlite3.Error, DatabaseError, StoreFailed) as error:
            self._is_behind = True
            raise StoreFailed(str(error)) from error

    def _copy(self, key: str, entry: Entry) -> None:
        """Copy the page for nginx, unless it was purged meanwhile."""
        assert self._copies is not None
        try:
            with self.store.transaction() as kept:
                if kept.has(key):
                    self._copies.write(key, entry)
        except OSError:
            logger.warning("A page could not be copied for nginx.", exc_info=True)
        entry.has_copy = True

    def _delete_copies(self, keys: Iterable[str]) -> None:
        if self._copies:
            self._copies.delete(keys)

    def _clear_copies(self) -> None:
        if self._copies:
            self._copies.clear()


def affected_by(names: frozenset[str]) -> frozenset[str]:
    """Return the names whose pages a change with one of `names` affects.

    A change with the name `table:key` also affects the pages that show the whole table.
    """
    names = with_neighbors(names)
    return names | {name.partition(":")[0] for name in names}


class Memory:
    """Pages by key, up to a number of bytes; those that were not used for longest go first."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._bytes = 0

    def get(self, key: str) -> Entry | None:
        if entry := self._entries.get(key):
            self._entries.move_to_end(key)
        return entry

    def put(self, key: str, entry: Entry) -> Entry:
        self.forget(key)
        self._entries[key] = entry
        self._bytes += entry.size
        while self._bytes > self._max_bytes and len(self._entries) > 1:
            self.forget(next(iter(self._entries)))
        return entry

    def forget(self, key: str) -> None:
        if entry := self._entries.pop(key, None):
            self._bytes -= entry.size

    def clear(self) -> None:
        self._entries.clear()
        self._bytes = 0


def _is_news(changes: Changes) -> bool:
    return bool(changes.names) or not changes.are_complete
