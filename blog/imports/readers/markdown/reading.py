"""Reading a folder of Markdown: its posts and pages, their pictures, and the works they cite."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.readers.markdown.files import DATED, ENDINGS, Files, linked, media_at
from blog.imports.readers.markdown.front_matter import Page, read_page
from blog.imports.readers.markdown.sites import Named, Site, path_on_site, site_of
from blog.imports.readers.markdown.templates import without_templates
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.markdown import markdown_html
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
    Skipped,
    Status,
    Work,
)
from blog.sources.parsing import bibtex
from blog.text.words.slugs import slugify

MAX_BYTES = 8_000_000
_IGNORED = {
    *("node_modules", "vendor", "themes", "_site", "public", "layouts", "_layouts", "_includes"),
    *("archetypes", "__MACOSX", "output", "venv", "assets"),
}
_READMES = {"readme", "license", "contributing", "changelog", "code_of_conduct"}


@dataclass
class _Folder:
    """The archive, its site, its pages by path, and the attachments that were yielded."""

    archive: Archive
    site: Site
    files: Files
    works: dict[str, str] = field(default_factory=dict)  # authors by key
    shown: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains Markdown with front matter."""
    return any(
        _open(archive, name).has_front_matter or "_posts" in PurePosixPath(name).parts
        for name in _files(archive)[:20]
    )


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the site."""
    site = site_of(archive)
    folder = _Folder(archive, site, Files(site.root, set(archive.names)))
    url = options.site_url or site.text("url", "baseurl", "siteurl")
    yield Blog(
        place=Place(site.root or "."),
        key=re.sub(r"^https?://(www\.)?", "", url).strip("/").lower()
        or site.text("title", "sitename"),
        name=site.text("title", "sitename"),
        description=site.text("description", "tagline", "sitesubtitle"),
        url=url if url.startswith("http") else "",
        language=site.text("languagecode", "lang", "default_lang", "locale"),
        time_zone=site.text("timezone"),
    )
    yield from _works(folder)
    for name in _files(archive):
        yield from _records(folder, name)


def _files(archive: Archive) -> list[str]:
    return [name for name in archive.names if _is_text(PurePosixPath(name))]


def _is_text(path: PurePosixPath) -> bool:
    folders = set(path.parts[:-1])
    is_hidden = any(part.startswith(".") for part in path.parts)
    is_text = path.suffix.lower() in ENDINGS and path.stem.lower() not in _READMES
    return is_text and not is_hidden and not folders & _IGNORED


def _open(archive: Archive, name: str) -> Page:
    with archive.open(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise ExportRefused(f"{name} has more than {size} MB of text. Nothing was imported.")
    return read_page(data.decode("utf-8-sig", errors="replace"))


def _works(folder: _Folder) -> Iterator[Record]:
    """Yield the works in the bibliographies of the folder, each key once."""
    for name in sorted(folder.files.names):
        if not name.lower().endswith(".bib"):
            continue
        place = Place(name)
        with folder.archive.open(name) as file:
            parsed = bibtex.read(file.read(MAX_BYTES).decode("utf-8", errors="replace"))
        for item in parsed.items:
            if item["id"] not in folder.works:
                folder.works[item["id"]] = _authors_of(item)
                yield Work(place=place, key=item["id"], item=item)
        for failure in parsed.failures:
            yield Problem(place=place, message=f"{failure.entry}: {failure.reason}")


def _authors_of(item: Mapping[str, Any]) -> str:
    """Return the authors of a work as a sentence names them."""
    people = item.get("author") or item.get("editor") or []
    names = [person.get("family") or person.get("literal") or "" for person in people]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(filter(None, names))


def _records(folder: _Folder, name: str) -> Iterator[Record]:
    page = _open(folder.archive, name)
    place = Place(name)
    path = PurePosixPath(folder.site.inner(name))
    if path.stem == "_index":
        yield Skipped(place=place, what="list page", reason="Ibid makes its lists itself.")
        return
    changes = Changes()
    if page.problem:
        changes.add(f"The front matter could not be read: {page.problem}")
    html = _html(folder, name, page, changes)
    yield from _attachments(folder, html, page, name)
    for author in page.list_of("author", "authors"):
        if author not in folder.authors:
            folder.authors.add(author)
            yield Author(place=place, key=author, name=author)
    yield _entry(folder, name, path, page, html)
    for sentence in changes.sentences():
        yield Problem(place=place, message=sentence)


def _entry(folder: _Folder, name: str, path: PurePosixPath, page: Page, html: str) -> Entry:
    dated = DATED.match(_stem(path))
    date = page.date_of("date", "publishdate", "pubdate", "published") or _file_date(dated)
    is_page = _is_page(path, page, has_date=date is not None)
    slug = page.text_of("slug") or (dated["slug"] if dated else _stem(path))
    categories = page.list_of("categories", "category")
    title = page.text_of("title") or slug.replace("-", " ").capitalize()
    named = Named(str(path), slugify(slug) or slug, title, date, categories, is_page)
    picture = page.text_of(
        "image", "cover", "featured_image", "featureimage", "thumbnail", "banner"
    )
    featured = media_at(folder.files, name, picture) if picture else ""
    return Entry(
        place=Place(name),
        key=name,
        kind=EntryKind.PAGE if is_page else EntryKind.POST,
        status=_status(path, page),
        title=title,
        slug=named.slug,
        paths=_paths(folder.site, named, page),
        html=html,
        excerpt=page.text_of("description", "summary", "excerpt"),
        language=page.text_of("lang", "language"),
        published_at=date,
        updated_at=page.date_of(
            "lastmod", "updated", "modified", "last_modified_at", "last_modified"
        ),
        tags=page.list_of("tags", "tag", "keywords", spaced=folder.site.generator == "jekyll"),
        categories=categories,
        authors=page.list_of("author", "authors"),
        allows_comments=page.is_set("comments") is not False,
        featured=featured or (picture if picture.startswith("http") else ""),
    )


def _stem(path: PurePosixPath) -> str:
    """Return the name of a page; that of its folder if the folder is the page."""
    return path.parent.name if path.stem == "index" and path.parent.name else path.stem


def _file_date(dated: re.Match[str] | None) -> datetime | None:
    try:
        return datetime.fromisoformat(dated["date"]).replace(tzinfo=UTC) if dated else None
    except ValueError:
        return None


def _is_page(path: PurePosixPath, page: Page, *, has_date: bool) -> bool:
    if {"_posts", "_drafts"} & set(path.parts):
        return False
    is_named = page.text_of("type", "layout").lower() == "page"
    return is_named or bool({"pages", "page"} & set(path.parts[:-1])) or not has_date


def _status(path: PurePosixPath, page: Page) -> Status:
    is_draft = page.is_set("draft") or page.is_set("published") is False
    is_held = page.text_of("status").lower() in {"draft", "hidden"} or "_drafts" in path.parts
    return Status.DRAFT if is_draft or is_held else Status.PUBLISHED


def _paths(site: Site, named: Named, page: Page) -> tuple[str, ...]:
    given = page.text_of("permalink", "url")
    own = given if given.startswith("/") and ":" not in given else path_on_site(site, named)
    others = page.list_of("aliases", "redirect_from", "alias")
    return tuple(dict.fromkeys([own, *(path for path in others if path.startswith("/"))]))


def _html(folder: _Folder, name: str, page: Page, changes: Changes) -> str:
    def missing(key: str) -> None:
        changes.add(f"The bibliography has no work “{key}”: its citation was kept as text.")

    text = without_templates(page.text, changes)
    html = settle(markdown_html(text, works=folder.works, missing=missing), changes)
    return linked(folder.files, name, place_notes(html))


def _attachments(folder: _Folder, html: str, page: Page, name: str) -> Iterator[Record]:
    picture = page.text_of(
        "image", "cover", "featured_image", "featureimage", "thumbnail", "banner"
    )
    named = re.findall(r'="attachment:([^"]+)"', html)
    named.append(
        media_at(folder.files, name, picture).removeprefix("attachment:") if picture else ""
    )
    for key in dict.fromkeys(filter(None, named)):
        if key not in folder.shown:
            folder.shown.add(key)
            yield Attachment(place=Place(key), key=key, path=key, entry=name)
