"""Entries as Google Takeout writes them, with the schema blogger/2018."""

from collections.abc import Iterator

from lxml import etree

from blog.imports.readers.blogger.elements import (
    UNNAMED,
    content_of,
    date_in,
    key_of,
    slug_of,
    writer_of,
)
from blog.imports.readers.xml import name_of, text_of
from blog.imports.records import (
    Author,
    Comment,
    CommentState,
    Entry,
    EntryKind,
    Place,
    Record,
    Skipped,
    Status,
)

KINDS = {"POST": EntryKind.POST, "PAGE": EntryKind.PAGE}
STATUSES = {"LIVE": Status.PUBLISHED, "SCHEDULED": Status.SCHEDULED, "DRAFT": Status.DRAFT}
# All others are rejected: GHOSTED_COMMENT, which Blogger hid without a notice, and unknown ones.
STATES = {
    "LIVE": CommentState.PUBLISHED,
    "PENDING_MODERATION": CommentState.PENDING,
    "SPAM_COMMENT": CommentState.SPAM,
}


def is_comment(element: etree._Element) -> bool:
    return text_of(element, "type") == "COMMENT"


def records(element: etree._Element, place: Place) -> Iterator[Record]:
    """Yield what an entry of the feed contains."""
    type = text_of(element, "type")
    if type == "COMMENT":
        yield _comment(element, place)
    elif type in KINDS:
        name, url, email = writer_of(element)
        if name:
            yield Author(place=place, key=name, name=name, url=url, email=email)
        yield _entry(element, KINDS[type], place)
    else:
        reason = "Ibid does not know this kind of entry."
        yield Skipped(place=place, what=type or "entry", reason=reason)


def _entry(element: etree._Element, kind: EntryKind, place: Place) -> Entry:
    path = text_of(element, "filename")
    name, _url, _email = writer_of(element)
    return Entry(
        place=place,
        key=key_of(text_of(element, "id")),
        kind=kind,
        status=_status(element),
        title=text_of(element, "title"),
        slug=slug_of(path),
        paths=(path,) if path else (),
        feed_id=text_of(element, "id"),
        html=content_of(element),
        excerpt=text_of(element, "metaDescription"),
        published_at=date_in(element, "published") or date_in(element, "created"),
        updated_at=date_in(element, "updated"),
        tags=_labels(element),
        authors=(name,) if name else (),
    )


def _status(element: etree._Element) -> Status:
    status = text_of(element, "status")
    if text_of(element, "trashed") or "TRASHED" in status:
        return Status.TRASHED
    return STATUSES.get(status, Status.DRAFT)


def _labels(element: etree._Element) -> tuple[str, ...]:
    labels = [child.get("term", "") for child in element if name_of(child) == "category"]
    return tuple(label for label in labels if label)


def _comment(element: etree._Element, place: Place) -> Record:
    name, url, email = writer_of(element)
    created_at = date_in(element, "created") or date_in(element, "published")
    if created_at is None:
        return Skipped(place=place, what="comment", reason="It has no date.")
    state = STATES.get(text_of(element, "status"), CommentState.REJECTED)
    return Comment(
        place=place,
        key=key_of(text_of(element, "id")),
        entry=key_of(text_of(element, "parent")),
        parent=key_of(text_of(element, "inReplyTo")),
        state=CommentState.REJECTED if text_of(element, "trashed") else state,
        created_at=date_in(element, "published") or created_at,
        name=name or UNNAMED,
        email=email,
        url=url,
        html=content_of(element),
        feed_id=text_of(element, "id"),
    )
