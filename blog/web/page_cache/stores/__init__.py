"""Where pages are kept: a file that the processes of a host share, or Redis for several hosts."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import Protocol

from blog.web.page_cache.changes.feed import Position


class StoreFailed(Exception):
    """The store cannot be used now; pages are served without it."""


class Kept(Protocol):
    """The kept pages inside a transaction, which one process of all hosts has at a time."""

    # How far the changes are applied; if that is unknown, `clear` comes before it is set.
    position: Position | None

    def put(
        self, key: str, packed: bytes, *, names: Collection[str], expires_at: float
    ) -> list[str]:
        """Keep a page until `expires_at` or a change with one of these names.

        Return the keys of pages deleted to make room.
        """
        ...

    def purge(self, names: Collection[str]) -> list[str]:
        """Delete the pages that one of the names changes; return their keys."""
        ...

    def clear(self) -> list[str]: ...

    def has(self, key: str) -> bool: ...

    def delete_expired(self, now: float) -> list[str]: ...


class Store(Protocol):
    """A place for pages, shared by processes. Every method may raise StoreFailed."""

    def get(self, key: str) -> bytes | None: ...

    def version(self) -> object:
        """Return a value that differs once another process has changed any page."""
        ...

    def position(self) -> Position | None:
        """Return how far the changes are applied, without a transaction."""
        ...

    def transaction(self) -> AbstractContextManager[Kept]: ...

    def claim(self, key: str) -> AbstractContextManager[bool]:
        """Claim the rendering of a page: true, or false after another process has done it."""
        ...

    def count(self) -> tuple[int, int]:
        """Return the number of kept pages and of their bytes."""
        ...
