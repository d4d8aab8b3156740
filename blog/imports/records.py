"""Records: what the reader of an export yields, in the order of the file.

A record names others by their keys, which may come later in the file or never. Keys are unique
among the records of their class; the loader remembers them, so that nothing is stored twice.

The HTML of an entry is what readers of the old blog saw, without code of its system: shortcodes and
block comments are resolved, scripts and styles may still be there. In it, `attachment:KEY` as the
URL of a picture or a link means the attachment with this key, `entry:KEY` the entry with this key,
and the comment `<!--more-->` is the end of the excerpt. What HTML lacks is as Ibid stores it:
`<foot-note>`, `<cite-ref>`, `<tex-math>`, `<aside>`, `<table data-caption>`, `<pre data-language>`,
`<blockquote class="verse">`, `<figure data-gallery>` around the figures of its pictures. Recordings
are `<audio src>` and `<video src>`; a page to embed is a link alone in its paragraph.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class ExportRefused(Exception):
    """The export cannot be imported. The message is a sentence for the screen."""


class EntryKind(StrEnum):
    POST = "post"
    PAGE = "page"


class Status(StrEnum):
    """The status of an entry. Only readers with an account saw a private one."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    PRIVATE = "private"
    TRASHED = "trashed"


class CommentState(StrEnum):
    """The state of a comment. A reader yields REJECTED for whatever it does not know."""

    PUBLISHED = "published"
    PENDING = "pending"
    SPAM = "spam"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Place:
    """Where a record is in the export: the file, the line if it has lines, and what is there."""

    file: str
    line: int = 0
    label: str = ""

    def __str__(self) -> str:
        position = f"{self.file}, line {self.line:,}" if self.line else self.file
        return f"{position}: {self.label}" if self.label else position


@dataclass(frozen=True, kw_only=True)
class Record:
    place: Place


@dataclass(frozen=True, kw_only=True)
class Blog(Record):
    """The settings of the old blog; "" for what the export does not say.

    `key` tells blogs of the same system apart. `time_zone` is a name such as "Europe/Berlin",
    `date_format` one of Unicode's patterns.
    """

    key: str
    name: str = ""
    description: str = ""
    url: str = ""
    language: str = ""
    time_zone: str = ""
    date_format: str = ""


@dataclass(frozen=True, kw_only=True)
class Author(Record):
    key: str
    name: str
    email: str = ""
    url: str = ""
    bio: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A post or a page.

    `slug` is "" if the title makes it. `paths` are all paths and queries at which it was open, the
    last one first, such as "/2009/02/hello.html" and "/?p=12". `feed_id` is its ID in the old
    feeds. `excerpt` is written by the author, as HTML or text. `authors` are keys. `featured` is
    the URL of a picture, or `attachment:KEY`. `format` is a kind of post in its system, such as
    "aside".
    """

    key: str
    kind: EntryKind
    status: Status
    title: str = ""
    slug: str = ""
    paths: tuple[str, ...] = ()
    feed_id: str = ""
    html: str = ""
    excerpt: str = ""
    language: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    parent: str = ""
    is_sticky: bool = False
    has_password: bool = False
    allows_comments: bool = True
    featured: str = ""
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """A comment on the entry with the key `entry`, a reply to the comment `parent`, if that is set.

    `entry` may also be `path:PATH`, a post that is here already, by any path that it had. `html`
    may be text with line breaks. `author` is the key of an author who wrote it. `feed_id` is its
    ID in the old feeds. A pingback or trackback is the URL of a page that linked to the entry.
    """

    key: str
    entry: str
    state: CommentState
    created_at: datetime
    parent: str = ""
    name: str = ""
    email: str = ""
    url: str = ""
    html: str = ""
    author: str = ""
    feed_id: str = ""
    is_pingback: bool = False


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """A picture or a file. `path` is its place inside the export, if it contains the file.

    `url` is where the old blog had it, `urls` those of its other sizes; `entry` is the key of the
    entry it was uploaded to.
    """

    key: str
    url: str = ""
    urls: tuple[str, ...] = ()
    path: str = ""
    entry: str = ""
    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True)
class Work(Record):
    """A cited work, as an item of CSL-JSON. Citations name it: `<cite-ref data-source="work:KEY">`.

    Works come before the entries that cite them.
    """

    key: str
    item: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Redirect(Record):
    """A path, with its query if it has any, whose content is now at another path or URL.

    `to` may also be `tag:NAME`, the list of a tag, `author:KEY`, that of an author, or `entry:KEY`.
    A guess is a path that the old blog may have had once; it gives way to any other.
    """

    path: str
    to: str
    is_guess: bool = False


@dataclass(frozen=True, kw_only=True)
class Skipped(Record):
    """A part of the export that is not imported, and why."""

    what: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Problem(Record):
    """A defect that the reader repaired, or something that changes on the way."""

    message: str


@dataclass(frozen=True)
class Options:
    """What a reader has to know besides the file: the URL of the old blog, if it was given."""

    site_url: str = ""
