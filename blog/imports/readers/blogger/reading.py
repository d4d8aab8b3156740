"""Reading an export of Blogger: which file of it is the feed, and what its records are."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.blogger import backup, takeout
from blog.imports.readers.blogger.elements import blog_id
from blog.imports.readers.blogger.settings import blog_of, read_settings
from blog.imports.readers.xml import XmlStream, name_of, text_of
from blog.imports.records import (
    Attachment,
    Author,
    ExportRefused,
    Options,
    Place,
    Problem,
    Record,
)

COMMENTS_ELSEWHERE = (
    "This is the folder “Comments” of Google Takeout: the comments that you wrote on other blogs, "
    "without the posts they belong to. Nothing was imported. Choose the folder “Blogs”, "
    "its file feed.atom, or the whole ZIP file."
)
SEVERAL_BLOGS = (
    "This export contains several blogs: {names}. Nothing was imported. "
    "Unpack it, and import the folder of one of them."
)
_BLOGGER = re.compile(
    r"<feed\b.*?(schemas\.google\.com/blogger/|tag:blogger\.com,1999:)", re.DOTALL
)
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg", ".tif", ".heic"}


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains a feed of Blogger."""
    return bool(_feeds(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the blog in the archive. Raise ExportRefused."""
    feed = _feed(archive)
    settings = read_settings(archive, beside=feed)
    authors: set[str] = set()
    with archive.open(feed) as file:
        stream = XmlStream(file)
        for element in stream.children():
            if name_of(element) == "entry":
                yield from _records(element, settings, authors, file=feed)
            else:
                _read_header(element, settings)
        yield blog_of(settings, options, place=Place(feed))
        for line, message in stream.problems():
            yield Problem(place=Place(feed, line), message=message)
    yield from _albums(archive)


def _records(
    element: etree._Element, settings: dict[str, str], authors: set[str], *, file: str
) -> Iterator[Record]:
    place = Place(file, element.sourceline or 0, text_of(element, "title")[:80])
    form = backup if backup.is_of_backup(element) else takeout
    if (setting := backup.setting_of(element)) is not None:
        settings.setdefault(*setting)
        return
    for record in form.records(element, place):
        if isinstance(record, Author):
            if record.key in authors:
                continue
            authors.add(record.key)
        yield record


def _read_header(element: etree._Element, settings: dict[str, str]) -> None:
    """Remember what stands before the entries: the title and the URL of the blog."""
    match name_of(element):
        case "id":
            settings["id"] = blog_id(element.text or "")
        case "title":
            settings.setdefault("name", element.text or "")
        case "link" if element.get("rel") == "alternate":
            settings.setdefault("url", element.get("href", ""))


def _feed(archive: Archive) -> str:
    """Return the name of the feed of posts. Raise ExportRefused if there is none, or several."""
    feeds = _feeds(archive)
    blogs = [name for name in feeds if not _is_of_comments(archive, name)]
    if not blogs:
        raise ExportRefused(COMMENTS_ELSEWHERE)
    if len(blogs) > 1:
        names = ", ".join(f"“{PurePosixPath(name).parent.name}”" for name in blogs)
        raise ExportRefused(SEVERAL_BLOGS.format(names=names))
    return blogs[0]


def _feeds(archive: Archive) -> list[str]:
    found = [name for name in archive.names if _may_be_feed(PurePosixPath(name))]
    return [name for name in found if _BLOGGER.search(begins_with(archive, name))]


def _may_be_feed(path: PurePosixPath) -> bool:
    return path.suffix.lower() in {".atom", ".xml"} and not _is_hidden(path)


def _is_of_comments(archive: Archive, name: str) -> bool:
    """Return whether the feed contains no posts but comments on other blogs."""
    if "Comments" in PurePosixPath(name).parts[:-1]:
        return True
    with archive.open(name) as file:
        for element in XmlStream(file).children():
            if name_of(element) == "entry" and not takeout.is_comment(element):
                return False
    return True


def _albums(archive: Archive) -> Iterator[Record]:
    """Yield the pictures in the folder “Albums” of Takeout."""
    for name in archive.names:
        path = PurePosixPath(name)
        if "Albums" in path.parts and path.suffix.lower() in PICTURES and not _is_hidden(path):
            yield Attachment(key=name, path=name, place=Place(name))


def _is_hidden(path: PurePosixPath) -> bool:
    """Return whether macOS made the file for itself."""
    return "__MACOSX" in path.parts or path.name.startswith(".")
