"""Items of WXR as records: posts, pages, attachments; what else there is, skipped with a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from blog.imports.readers.dates import read_date
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.wordpress.bodies import Text, html_of
from blog.imports.readers.wordpress.comments import comments_of
from blog.imports.readers.wordpress.fields import Fields, moment
from blog.imports.readers.wordpress.index import Index
from blog.imports.readers.wordpress.paths import (
    guesses_of,
    paths_of_item,
    redirects_of_attachment,
)
from blog.imports.records import (
    Attachment,
    Entry,
    EntryKind,
    Place,
    Problem,
    Record,
    Skipped,
    Status,
)

_KINDS = {"post": EntryKind.POST, "page": EntryKind.PAGE}
_STATUSES = {
    "publish": Status.PUBLISHED,
    "future": Status.SCHEDULED,
    "draft": Status.DRAFT,
    "auto-draft": Status.DRAFT,
    "pending": Status.DRAFT,
    "private": Status.PRIVATE,
    "trash": Status.TRASHED,
}
_MENU = "Ibid makes its menu of the pages; the settings have your own."
_LOOK = "It belongs to the appearance of the old blog; Ibid has its own."
_SKIPPED = {
    "nav_menu_item": _MENU,
    "wp_navigation": _MENU,
    "wp_global_styles": _LOOK,
    "wp_template": _LOOK,
    "wp_template_part": _LOOK,
    "wp_font_family": _LOOK,
    "wp_font_face": _LOOK,
    "custom_css": _LOOK,
    "customize_changeset": _LOOK,
    "wp_block": "A block that posts share is written into each post that shows it.",
    "revision": "Earlier versions of posts are not imported.",
    "oembed_cache": "It is a copy of what other sites sent.",
}
_OWN_TYPE = "This type of post comes from a plugin or theme, and Ibid has only posts and pages."


@dataclass
class Reading:
    """What is known while the items are read: the file, the index, and authors by their ID."""

    file: str
    index: Index
    logins: Mapping[str, str]  # of the authors who wrote something, by ID
    count: int = 0

    def place(self, fields: Fields) -> Place:
        self.count += 1
        key, title = fields.short("wp:post_id"), plain_text(fields.get("title"))[:80]
        label = f"item {self.count:,}, ID {key or 'missing'}"
        return Place(self.file, label=f"{label}, “{title}”" if title else label)


def records_of(fields: Fields, reading: Reading) -> Iterator[Record]:
    """Yield the records of an item, those of its comments after it."""
    place = reading.place(fields)
    kind = fields.short("wp:post_type") or "post"
    if kind == "attachment":
        yield _attachment(fields, place)
        yield from redirects_of_attachment(fields, place)
    elif kind in _KINDS:
        yield from _entry(fields, _KINDS[kind], place, reading)
        yield from guesses_of(fields, place)
        yield from comments_of(fields, place, reading.logins)
    else:
        reason = _SKIPPED.get(kind, _OWN_TYPE)
        yield Skipped(place=place, what=kind, reason=reason)
        return
    if kind == "attachment" and (count := len(list(fields.all("wp:comment")))):
        what = "comments on attachments"
        reason = "Ibid has no pages of attachments that readers comment on."
        for _number in range(count):
            yield Skipped(place=place, what=what, reason=reason)


def _attachment(fields: Fields, place: Place) -> Attachment:
    parent = fields.short("wp:post_parent")
    meta = fields.meta()
    return Attachment(
        place=place,
        key=fields.short("wp:post_id"),
        url=fields.short("wp:attachment_url") or fields.short("guid"),
        entry="" if parent == "0" else parent,
        title=plain_text(fields.get("title")),
        alt=plain_text(meta.get("_wp_attachment_image_alt", [""])[0]),
        caption=plain_text(fields.get("excerpt:encoded")),
    )


def _entry(
    fields: Fields, kind: EntryKind, place: Place, reading: Reading
) -> Iterator[Entry | Problem]:
    changes = Changes()
    meta = fields.meta()
    key, slug = fields.short("wp:post_id"), unquote(fields.short("wp:post_name"))
    text = Text(key, fields.get("content:encoded"), meta.get("footnotes", [""])[0])
    parent = fields.short("wp:post_parent")
    featured = meta.get("_thumbnail_id", [""])[0].strip()
    yield Entry(
        place=place,
        key=key,
        kind=kind,
        status=_status(fields, changes),
        title=plain_text(fields.get("title")),
        slug=slug,
        paths=_paths(fields, kind, slug, meta.get("_wp_old_slug", []), reading.index),
        feed_id=fields.short("guid"),
        html=html_of(text, index=reading.index, changes=changes),
        excerpt=fields.get("excerpt:encoded").strip(),
        published_at=_date(fields, "wp:post_date"),
        updated_at=moment(fields.get("wp:post_modified_gmt")),
        tags=terms_of(fields, "post_tag", "tag"),
        categories=terms_of(fields, "category"),
        authors=tuple(filter(None, [fields.short("dc:creator")])),
        parent="" if parent == "0" else parent,
        is_sticky=fields.short("wp:is_sticky") == "1",
        has_password=bool(fields.get("wp:post_password").strip()),
        allows_comments=fields.short("wp:comment_status") != "closed",
        featured=f"attachment:{featured}" if featured in reading.index.media else "",
        format=next((name.removeprefix("post-format-") for name in _formats(fields)), ""),
    )
    for sentence in changes.sentences():
        yield Problem(place=place, message=sentence)


def _status(fields: Fields, changes: Changes) -> Status:
    status = fields.short("wp:status") or "publish"
    if status not in _STATUSES:
        changes.add(f"The status “{status}” is unknown: it becomes a draft.")
    return _STATUSES.get(status, Status.DRAFT)


def _date(fields: Fields, name: str) -> datetime | None:
    """Return the date of a post; a draft has none in Greenwich."""
    return (
        moment(fields.get(f"{name}_gmt"))
        or moment(fields.get(name))
        or read_date(fields.short("pubDate"))
    )


def _paths(
    fields: Fields, kind: EntryKind, slug: str, former: list[str], index: Index
) -> tuple[str, ...]:
    is_page = kind == EntryKind.PAGE
    return paths_of_item(
        link=fields.short("link"),
        guid=fields.short("guid"),
        key=fields.short("wp:post_id"),
        is_page=is_page,
        slug=slug,
        former_slugs=[name.strip() for name in former],
        page=index.page_path(slug, fields.short("wp:post_parent")) if is_page and slug else "",
    )


def terms_of(fields: Fields, *domains: str) -> tuple[str, ...]:
    """Return the names of an item's categories or tags, each once."""
    found = [
        plain_text("".join(element.itertext()))
        for element in fields.all("category")
        if element.get("domain") in domains
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def _formats(fields: Fields) -> Iterator[str]:
    for element in fields.all("category"):
        if element.get("domain") == "post_format":
            yield element.get("nicename") or ""
