"""The content of a feed, independent of its format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum


class Format(StrEnum):
    """A feed format; its value is the last part of the paths of its feeds."""

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
    url: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A picture or a file of an entry; `size` is in bytes, 0 if unknown.

    A recording lasts `seconds`; `captions` is the URL of its captions, in `language`; `chapters` is
    that of its chapters as JSON.
    """

    url: str
    media_type: str
    size: int = 0
    seconds: float = 0
    captions: str = ""
    chapters: str = ""
    language: str = ""


@dataclass(frozen=True)
class Podcast:
    """What a podcast says about itself; `category` is one of `posts.podcasts.categories`."""

    author: str
    category: str
    cover: str
    is_explicit: bool = False
    email: str = ""


@dataclass(frozen=True)
class Entry:
    """A post or a comment.

    `id` never changes. `content` is HTML, or "" if feeds contain only summaries. `updated` changes
    only with a change of meaning. `comments` is the URL of the feed of its comments; `reply_to` is
    the id and the URL of the post that a comment is on.
    """

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    authors: Sequence[Person] = ()
    language: str = ""
    categories: Sequence[str] = ()
    summary: str = ""
    content: str = ""
    pictures: Sequence[Enclosure] = ()
    files: Sequence[Enclosure] = ()
    comments: str = ""
    reply_to: tuple[str, str] | None = None

    @property
    def recording(self) -> Enclosure | None:
        """Its first sound or film."""
        types = ("audio/", "video/")
        return next((file for file in self.files if file.media_type.startswith(types)), None)


@dataclass(frozen=True)
class Links:
    """The URLs of a document and of the adjacent ones (RFC 5005).

    `current` is the feed that people subscribe to, `this` the document itself; `older` and `newer`
    are archived months.
    """

    current: str
    this: str
    older: str = ""
    newer: str = ""

    @property
    def is_archive(self) -> bool:
        return self.current != self.this

    @property
    def is_complete(self) -> bool:
        """Whether this document contains all entries of the feed."""
        return not self.is_archive and not self.older


@dataclass(frozen=True)
class Channel:
    """One document of a feed.

    `home` is the URL of the page that the feed belongs to, `style` the style sheet for browsers,
    `note` an explanation for people who open the feed in a browser.
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
    podcast: Podcast | None = None

    @property
    def updated(self) -> datetime:
        return max(
            (entry.updated for entry in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC)
        )
