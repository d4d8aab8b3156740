"""What becomes of an entry here: its stage, its date and its slug."""

from datetime import datetime

from django.utils import timezone

from blog.imports.records import Entry, EntryKind, Status
from blog.posts.choices import Kind, Stage
from blog.posts.models import Post
from blog.text.words.slugs import slugify

KINDS = {EntryKind.POST: Kind.POST, EntryKind.PAGE: Kind.PAGE}
UNTITLED = "Untitled"
MAX_TITLE = Post._meta.get_field("title").max_length or 300


def stage_of(entry: Entry) -> Stage:
    """Return the stage of the entry here. What not everybody could read becomes a draft."""
    if entry.status == Status.TRASHED:
        return Stage.TRASHED
    if entry.status in {Status.DRAFT, Status.PRIVATE} or entry.has_password:
        return Stage.DRAFT
    date = date_of(entry)
    if date is None:
        return Stage.DRAFT
    return Stage.SCHEDULED if date > timezone.now() else Stage.PUBLISHED


def date_of(entry: Entry) -> datetime | None:
    return entry.published_at or entry.updated_at


def title_of(entry: Entry) -> str:
    """Return the title, which no post lacks here; one without is named by its beginning."""
    title = " ".join(entry.title.split())
    return title[:MAX_TITLE] or UNTITLED


def slug_of(entry: Entry) -> str:
    return slugify(entry.slug) or slugify(entry.title) or f"post-{slugify(entry.key)}"


def remarks_on(entry: Entry) -> list[str]:
    """Return what changes for the entry, as sentences for the report."""
    remarks = {
        "It was private and becomes a draft.": entry.status == Status.PRIVATE,
        "It had a password and becomes a draft.": entry.has_password,
        "It was in the trash and goes to the trash.": entry.status == Status.TRASHED,
        "It was kept at the top of the blog; here it is listed by its date.": entry.is_sticky,
        "It was below another page; here no page is below another.": bool(entry.parent),
        "It has no date and becomes a draft.": _lacks_date(entry),
        "It has no title; here it is called “Untitled”.": not entry.title.strip(),
    }
    return [remark for remark, holds in remarks.items() if holds]


def _lacks_date(entry: Entry) -> bool:
    return entry.status in {Status.PUBLISHED, Status.SCHEDULED} and date_of(entry) is None
