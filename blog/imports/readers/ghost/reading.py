"""Reading a Ghost export: posts and pages with their texts, tags and authors."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.dates import read_date
from blog.imports.readers.ghost.lexical import lexical_html
from blog.imports.readers.ghost.mobiledoc import mobiledoc_html
from blog.imports.readers.ghost.redirects import redirects_in
from blog.imports.readers.ghost.tables import Row, Tables, read_tables, text
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.notes import place_notes
from blog.imports.readers.texts.structures import settle
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Entry,
    EntryKind,
    ExportRefused,
    Options,
    Place,
    Problem,
    Record,
    Redirect,
    Skipped,
    Status,
)

_PLACEHOLDER = "__GHOST_URL__"
_URL = re.compile(r'(?:(?<=\bsrc=")|(?<=\bhref="))[^"]+')
_CONTENT = re.compile(r"content/(?:images|media|files)/.+")
_SIZED = re.compile(r"(content/images)/size/[^/]+(?:/format/[^/]+)?/")
_STATUSES = {
    "published": Status.PUBLISHED,
    "sent": Status.PRIVATE,
    "scheduled": Status.SCHEDULED,
    "draft": Status.DRAFT,
}
_PEOPLE = "Ibid keeps no members; take their email addresses from Ghost’s own export of members."
_COUNTED = {
    "members": _PEOPLE,
    "subscribers": _PEOPLE,
    "comments": "Comments in Ghost belong to its members.",
    "newsletters": "Ibid sends no newsletters.",
    "products": "Ibid sells nothing.",
    "offers": "Ibid sells nothing.",
    "snippets": "Ibid’s editor has no snippets.",
}
_INTERNAL = "It is an internal tag, which readers do not see."
SEVERAL = "This export contains several JSON files of Ghost: {names}. Nothing was imported."


@dataclass(frozen=True)
class _Site:
    """What is the same for all posts: the URL, and the files in the archive by their URL path."""

    url: str
    files: dict[str, str]

    def resolve(self, html: str) -> str:
        """Return the text with Ghost's placeholder replaced by the URL of the site."""
        return html.replace(_PLACEHOLDER, self.url.rstrip("/"))

    def media(self, url: str) -> str:
        """Return the URL of a picture, or the attachment that the archive has for it."""
        original = _SIZED.sub(r"\1/", url)
        found = _CONTENT.search(original.partition("?")[0])
        is_here = found is not None and found[0] in self.files
        return f"attachment:{found[0]}" if found and is_here else self.resolve(original)


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains a JSON file of Ghost."""
    return bool(_files(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the blog. Raise ExportRefused."""
    names = _files(archive)
    if len(names) != 1:
        raise ExportRefused(SEVERAL.format(names=", ".join(names) or "none"))
    name = names[0]
    tables = read_tables(archive, name)
    files = {found[0]: path for path in archive.names if (found := _CONTENT.search(path))}
    place = Place(name)
    settings = tables.settings()
    site = _Site(options.site_url or settings.get("url", ""), files)
    yield _blog(settings, site, place)
    for key, path in files.items():
        url = f"{site.url.rstrip('/')}/{key}" if site.url else ""
        yield Attachment(place=Place(path), key=key, path=path, url=url)
    yield from _authors(tables, name)
    yield from _tag_lists(tables, place)
    yield from _entries(tables, site, name)
    yield from redirects_in(archive)
    yield from _counted(tables, place)


def _files(archive: Archive) -> list[str]:
    found = [name for name in archive.names if PurePosixPath(name).suffix.lower() == ".json"]
    return [name for name in found if _looks_like_ghost(begins_with(archive, name, size=2_000))]


def _looks_like_ghost(start: str) -> bool:
    is_database = re.match(r"\s*\ufeff?\{\s*\"db\"\s*:\s*\[", start)
    is_data = re.match(r"\s*\ufeff?\{\s*\"(meta|data)\"\s*:\s*\{", start)
    return bool(is_database or (is_data and ("exported_on" in start or '"posts"' in start)))


def _blog(settings: dict[str, str], site: _Site, place: Place) -> Blog:
    return Blog(
        place=place,
        key=re.sub(r"^https?://(www\.)?", "", site.url).strip("/").lower()
        or settings.get("title", ""),
        name=settings.get("title", ""),
        description=settings.get("description", ""),
        url=site.url,
        language=settings.get("locale")
        or settings.get("default_locale")
        or settings.get("lang", ""),
        time_zone=settings.get("timezone") or settings.get("active_timezone", ""),
    )


def _authors(tables: Tables, file: str) -> Iterator[Record]:
    """Yield the authors who wrote something, and where their lists are now."""
    wrote = {id for ids in _authors_of(tables).values() for id in ids}
    for row in tables.rows("users"):
        if text(row, "id") not in wrote:
            continue
        place = Place(file, label=f"user {text(row, 'slug')}")
        yield Author(
            place=place,
            key=text(row, "id"),
            name=text(row, "name") or text(row, "slug"),
            email=text(row, "email"),
            url=text(row, "website"),
            bio=text(row, "bio"),
        )
        if slug := text(row, "slug"):
            yield Redirect(place=place, path=f"/author/{slug}/", to=f"author:{text(row, 'id')}")


def _authors_of(tables: Tables) -> dict[str, list[str]]:
    """Return the IDs of the authors of each post; until version 2 a post has a single author."""
    found = tables.related("posts_authors", "author_id")
    known = tables.by_id("users")
    return {
        text(row, "id"): [
            id for id in found.get(text(row, "id")) or [text(row, "author_id")] if id in known
        ]
        for row in tables.rows("posts")
    }


def _tag_lists(tables: Tables, place: Place) -> Iterator[Record]:
    for row in tables.rows("tags"):
        name, slug = text(row, "name"), text(row, "slug")
        if _is_internal(row):
            yield Skipped(place=place, what=f"tag {name}", reason=_INTERNAL)
        elif slug:
            yield Redirect(place=place, path=f"/tag/{slug}/", to=f"tag:{name}")


def _is_internal(tag: Row) -> bool:
    return text(tag, "visibility") == "internal" or text(tag, "name").startswith("#")


def _entries(tables: Tables, site: _Site, file: str) -> Iterator[Record]:
    tags, tagged = tables.by_id("tags"), tables.related("posts_tags", "tag_id")
    authors = _authors_of(tables)
    more = {text(row, "post_id"): row for row in tables.rows("posts_meta")}
    for number, row in enumerate(tables.rows("posts"), start=1):
        key = text(row, "id")
        place = Place(file, label=f"post {number:,}, “{text(row, 'title')[:80]}”")
        own = [tags[id] for id in tagged.get(key, ()) if id in tags]
        names = tuple(text(tag, "name") for tag in own if not _is_internal(tag))
        yield from _entry(row, more.get(key, {}), names, tuple(authors[key]), site, place)


def _entry(
    row: Row, more: Row, tags: tuple[str, ...], authors: tuple[str, ...], site: _Site, place: Place
) -> Iterator[Record]:
    changes = Changes()
    is_page = text(row, "type") == "page" or bool(row.get("page"))
    slug = text(row, "slug")
    picture = text(row, "feature_image", "image")
    status = _status(row, changes)
    yield Entry(
        place=place,
        key=text(row, "id"),
        kind=EntryKind.PAGE if is_page else EntryKind.POST,
        status=status,
        title=text(row, "title").removeprefix("(Untitled)"),
        slug=slug,
        paths=(f"/{slug}/",) if slug and status != Status.DRAFT else (),
        feed_id=text(row, "comment_id", "id"),
        html=_html(row, site, changes),
        excerpt=text(row, "custom_excerpt") or text(more, "meta_description"),
        language=text(row, "locale", "language"),
        published_at=_date(row.get("published_at")) or _date(row.get("created_at")),
        updated_at=_date(row.get("updated_at")),
        tags=tags,
        authors=authors,
        is_sticky=bool(row.get("featured")),
        featured=site.media(picture) if picture else "",
    )
    if any(text(row, name) for name in ("codeinjection_head", "codeinjection_foot")):
        changes.add("Code injected into the page was left out.")
    for sentence in changes.sentences():
        yield Problem(place=place, message=sentence)


def _status(row: Row, changes: Changes) -> Status:
    """Return the status; what only members could read is private."""
    status = text(row, "status")
    found = _STATUSES.get(status, Status.DRAFT)
    if status not in _STATUSES:
        changes.add(f"The status “{status}” is unknown: it becomes a draft.")
    visibility = text(row, "visibility")
    return (
        Status.PRIVATE
        if found == Status.PUBLISHED and visibility in {"members", "paid", "tiers"}
        else found
    )


def _html(row: Row, site: _Site, changes: Changes) -> str:
    html = text(row, "html")
    if not html.strip():
        html = _document(text(row, "lexical"), lexical_html, changes)
    if not html.strip():
        html = _document(text(row, "mobiledoc"), mobiledoc_html, changes)
    settled = place_notes(settle(html, changes))
    return _URL.sub(lambda url: site.media(url[0]), settled)


def _document(source: str, write: Any, changes: Changes) -> str:
    if not source.strip():
        return ""
    try:
        document = json.loads(source)
        return str(write(document, changes)) if isinstance(document, dict) else ""
    except (ValueError, TypeError, RecursionError):
        changes.add("The text is damaged and could not be read.")
        return ""


def _date(value: Any) -> datetime | None:
    """Return a date: text, or in Ghost 1 milliseconds since 1970."""
    if isinstance(value, int) and not isinstance(value, bool):
        return datetime.fromtimestamp(value / 1000, UTC) if 0 < value < 1e14 else None
    return read_date(value) if isinstance(value, str) else None


def _counted(tables: Tables, place: Place) -> Iterator[Record]:
    for name, reason in _COUNTED.items():
        if count := len(tables.rows(name)):
            yield Skipped(place=place, what=f"{count:,} {name}", reason=reason)
