"""Entries as Blogger's own backup wrote them until 2025, with the schema blogger/2008."""

import re
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
from blog.text.formats.urls import split_url

KIND = "#kind"
LABELS = "/atom/ns#"
KINDS = {"post": EntryKind.POST, "page": EntryKind.PAGE}
_SETTING = re.compile(r"\.settings\.BLOG_([A-Z_]+)$")
_PATH = re.compile(r"(/[0-9]{4}/[0-9]{2}/[^/]+\.html|/p/[^/]+\.html)$")
_REPLIED_TO = re.compile(r"/comments/default/([0-9]+)$")


def is_of_backup(element: etree._Element) -> bool:
    return bool(_terms(element, KIND))


def setting_of(element: etree._Element) -> tuple[str, str] | None:
    """Return the name and the value of a setting, or None if the entry is none."""
    found = _SETTING.search(text_of(element, "id"))
    return (found[1].lower(), content_of(element)) if found else None


def records(element: etree._Element, place: Place) -> Iterator[Record]:
    """Yield what an entry of the feed contains."""
    kind = _terms(element, KIND)[0].rpartition("#")[2]
    if kind == "comment":
        yield _comment(element, place)
    elif kind in KINDS:
        name, url, email = writer_of(element)
        if name:
            yield Author(place=place, key=name, name=name, url=url, email=email)
        yield _entry(element, KINDS[kind], place)
    elif kind == "template":
        reason = "Ibid has its own appearance, in the settings."
        yield Skipped(place=place, what="template", reason=reason)
    else:
        yield Skipped(place=place, what=kind, reason="Ibid does not know this kind of entry.")


def _entry(element: etree._Element, kind: EntryKind, place: Place) -> Entry:
    path = _path(_href(element, "alternate"))
    name, _url, _email = writer_of(element)
    is_draft = text_of(_child(element, "control"), "draft") == "yes"
    return Entry(
        place=place,
        key=key_of(text_of(element, "id")),
        kind=kind,
        status=Status.DRAFT if is_draft else Status.PUBLISHED,
        title=text_of(element, "title"),
        slug=slug_of(path),
        paths=(path,) if path else (),
        feed_id=text_of(element, "id"),
        html=content_of(element),
        published_at=date_in(element, "published"),
        updated_at=date_in(element, "updated"),
        tags=tuple(_terms(element, LABELS)),
        authors=(name,) if name else (),
    )


def _comment(element: etree._Element, place: Place) -> Record:
    replied_to = _child(element, "in-reply-to")
    created_at = date_in(element, "published")
    if created_at is None:
        return Skipped(place=place, what="comment", reason="It has no date.")
    parent = _REPLIED_TO.search(_href(element, "related"))
    name, url, email = writer_of(element)
    is_held = text_of(_child(element, "control"), "draft") == "yes"
    return Comment(
        place=place,
        key=key_of(text_of(element, "id")),
        entry=key_of(replied_to.get("ref", "")),
        parent=parent[1] if parent else "",
        state=CommentState.PENDING if is_held else CommentState.PUBLISHED,
        created_at=created_at,
        name=name or UNNAMED,
        email=email,
        url=url,
        html=content_of(element),
        feed_id=text_of(element, "id"),
    )


def _terms(element: etree._Element, scheme: str) -> list[str]:
    return [
        child.get("term", "")
        for child in element
        if name_of(child) == "category" and child.get("scheme", "").endswith(scheme)
    ]


def _href(element: etree._Element, rel: str) -> str:
    links = (child for child in element if name_of(child) == "link" and child.get("rel") == rel)
    return next((link.get("href", "") for link in links), "")


def _child(element: etree._Element, name: str) -> etree._Element:
    """Return the first child with this local name, or an empty element."""
    found = (child for child in element if name_of(child) == name)
    return next(found, etree.Element(name))


def _path(url: str) -> str:
    """Return the path of a post on its blog, which may be in a folder of its host."""
    path = split_url(url).path
    found = _PATH.search(path)
    return found[1] if found else path
