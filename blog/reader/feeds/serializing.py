"""What a feed tells, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum


class Format(StrEnum):
    """A format, by the last part of its feeds' addresses."""

    ATOM = "feed/"
    RSS = "feed/rss/"
    JSON = "feed.json"

    @property
    def media_type(self) -> str:
        return {
            Format.ATOM: "application/atom+xml",
            Format.RSS: "application/rss+xml",
            Format.JSON: "application/feed+json",
        }[self]


@dataclass(frozen=True)
class Person:
    name: str
    address: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A picture of an entry."""

    address: str
    media_type: str


@dataclass(frozen=True)
class Entry:
    """A post, or a comment. `id` is the same for ever; `content` is HTML with whole addresses, ""
    where the owner wants summaries only; `updated` moves only with what it means.

    `comments` is the feed of its comments, `reply_to` the id and address of what it answers.
    """

    id: str
    address: str
    title: str
    published: datetime
    updated: datetime
    authors: Sequence[Person] = ()
    language: str = ""
    categories: Sequence[str] = ()
    summary: str = ""
    content: str = ""
    pictures: Sequence[Enclosure] = ()
    comments: str = ""
    reply_to: tuple[str, str] | None = None


@dataclass(frozen=True)
class Links:
    """The ways from one document of a feed to the others (RFC 5005): the feed people subscribe
    to, and the finished months before it.
    """

    current: str
    itself: str
    older: str = ""
    newer: str = ""

    @property
    def is_archive(self) -> bool:
        return self.current != self.itself

    @property
    def is_complete(self) -> bool:
        """Whether this document holds all there is."""
        return not self.is_archive and not self.older


@dataclass(frozen=True)
class Channel:
    """One document of a feed. `home` is the page whose news it tells, `style` the sheet by which
    a browser shows it, `note` what it tells a person who opens it.
    """

    title: str
    home: str
    links: Links
    language: str
    entries: Sequence[Entry]
    subtitle: str = ""
    license: str = ""
    hub: str = ""
    icon: str = ""
    style: str = ""
    note: str = ""
    authors: Sequence[Person] = field(default=())

    @property
    def updated(self) -> datetime:
        return max(
            (entry.updated for entry in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC)
        )
