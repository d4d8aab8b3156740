"""Drafts: the changes to a post that an author asks to save."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from blog.media.models import Picture
from blog.posts.bylines.setting import Author
from blog.posts.models import Post
from blog.sources.models import Source


class Draft(TypedDict, total=False):
    """The changes to save. An absent key leaves that part of the post unchanged.

    `series` is the title of a series, or "" for none; `translation_of` is None for no translation.
    `publish_at` is the post's date if it is published or `publishes` is true, and otherwise only
    the date planned for it. `correction` is shown to readers of a live post. `based_on` is the
    version that the author started from, and `window` the autosave that the save replaces.
    """

    kind: str
    title: str
    slug: str
    body: str
    summary: str
    lead_picture: Picture | None
    language: str
    direction: str
    comment_policy: str
    comment_days: int | None
    citation_style: str
    tags: Sequence[str]
    authors: Sequence[Author]
    series: str
    translation_of: Post | None
    consulted: Sequence[Source]
    publish_at: datetime | None
    publishes: bool
    correction: str
    based_on: int | None
    window: UUID | None


# The parts of a draft that are columns of the post.
COLUMNS = (
    *("kind", "title", "slug", "body", "summary", "lead_picture", "language", "direction"),
    *("comment_policy", "comment_days", "citation_style"),
)
