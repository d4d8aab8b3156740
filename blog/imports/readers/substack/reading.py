"""Reading an export of Substack: its posts and podcasts. Subscribers are left out and counted."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.dates import read_date
from blog.imports.readers.pages import read_html
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.notes import place_notes
from blog.imports.readers.texts.structures import embed, picture, settle
from blog.imports.records import (
    Blog,
    Entry,
    EntryKind,
    Options,
    Place,
    Problem,
    Record,
    Skipped,
    Status,
)
from blog.text.html.nodes import replace

TABLE = "posts.csv"
_HEAD = re.compile(r"^\ufeff?post_id,post_date,")
_FETCHED = re.compile(r"substackcdn\.com/image/fetch/.*?(https?%3A%2F%2F[^\"'\s]+)$")
_BUTTONS = (
    ".subscription-widget-wrap, .subscription-widget, .captioned-button-wrap, .button-wrapper"
)
_PEOPLE = "Ibid keeps no subscribers, and sends no newsletters."
Row = Mapping[str, str]


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains Substack's table of posts."""
    return _table(archive) != ""


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the posts."""
    table = _table(archive)
    folder = PurePosixPath(table).parent
    texts = {
        PurePosixPath(name).name.partition(".")[0]: name
        for name in archive.names
        if name.endswith(".html") and PurePosixPath(name).parent == folder / "posts"
    }
    url = options.site_url
    key = re.sub(r"^https?://(www\.)?", "", url).strip("/").lower()
    yield Blog(place=Place(table), key=key or "substack", url=url)
    for row in csv.DictReader(io.StringIO(read_html(archive, table), newline="")):
        yield from _post({name: value or "" for name, value in row.items() if name}, texts, archive)
    yield from _subscribers(archive)


def _table(archive: Archive) -> str:
    """Return the name of the table of posts, "" if there is none."""
    found = [name for name in archive.names if PurePosixPath(name).name == TABLE]
    return next((name for name in found if _HEAD.match(begins_with(archive, name, size=200))), "")


def _post(row: Row, texts: Mapping[str, str], archive: Archive) -> Iterator[Record]:
    key, _dot, named = row["post_id"].partition(".")
    name = texts.get(key, "")
    place = Place(name or TABLE, label=row.get("title", "")[:80])
    slug = named or (PurePosixPath(name).stem.partition(".")[2] if name else "")
    changes = Changes()
    if not name:
        changes.add("The export has no text for the post.")
    html = _html(read_html(archive, name), changes) if name else ""
    if sound := row.get("podcast_url"):
        html = picture(f'<audio src="{escape(sound)}"></audio>') + html
    yield Entry(
        place=place,
        key=key,
        kind=EntryKind.PAGE if row.get("type") == "page" else EntryKind.POST,
        status=_status(row),
        title=row.get("title", ""),
        slug=slug,
        paths=(f"/p/{slug}",) if slug and row.get("is_published") == "true" else (),
        html=html,
        excerpt=row.get("subtitle", ""),
        published_at=read_date(row.get("post_date", "")),
        format="podcast" if sound else "",
    )
    for sentence in changes.sentences():
        yield Problem(place=place, message=sentence)


def _status(row: Row) -> Status:
    """Return the status; what only subscribers could read is private."""
    if row.get("is_published") != "true":
        return Status.DRAFT
    is_open = row.get("audience") in {"everyone", "", None}
    return Status.PUBLISHED if is_open else Status.PRIVATE


def _html(source: str, changes: Changes) -> str:
    tree = LexborHTMLParser(f"<!doctype html><body>{source}")
    for node in tree.css(_BUTTONS):
        changes.add("A button or form for subscribing was left out.")
        node.decompose()
    for node in tree.css("[data-attrs]"):
        _resolve(node)
    body = tree.body
    return place_notes(settle((body.inner_html or "") if body else "", changes))


def _resolve(node: LexborNode) -> None:
    """Turn a widget into what it shows: the original picture, a post or a video elsewhere."""
    try:
        found = json.loads(node.attributes["data-attrs"] or "{}")
    except (ValueError, RecursionError):
        return
    values = (
        {name: value for name, value in found.items() if isinstance(value, str)}
        if isinstance(found, dict)
        else {}
    )
    if node.tag == "img":
        source = node.attributes.get("src") or ""
        fetched = _FETCHED.search(source)
        node.attrs["src"] = values.get("src") or (unquote(fetched[1]) if fetched else source)
    elif "videoId" in values and "youtube" in (node.attributes.get("class") or ""):
        replace(node, embed(f"https://www.youtube.com/watch?v={values['videoId']}"))
    elif values.get("url", "").startswith("http") and node.tag == "div":
        replace(node, embed(values["url"]))


def _subscribers(archive: Archive) -> Iterator[Record]:
    for name in archive.names:
        path = PurePosixPath(name)
        if path.suffix == ".csv" and re.search("email_list|subscriber", path.name):
            with archive.open(name) as file:
                count = max(sum(1 for line in file if line.strip()) - 1, 0)
            yield Skipped(place=Place(name), what=f"{count:,} subscribers", reason=_PEOPLE)
