"""Which paths a still copy has, in which files, and how they link to each other."""

import posixpath
import re
from urllib.parse import parse_qsl, quote, unquote

from blog.sources.parsing import FORMATS

# Pages that do something, or are not for everybody.
_NEVER = re.compile(
    r"/(admin|api|preview|webmention|oembed|health|__debug__)/|/\.well-known/|/comments/(?!feed)"
)
_FILE = re.compile(r"/(static|media|look)/.|.*\.(xml|json|txt|ico|png|webmanifest)$")
_FEED = re.compile(r".*/feed/(rss/)?$")
_PAGING = {"after", "before"}
_DOWNLOADS = {"format", "sources"}
_UNSAFE = re.compile(r"[^\w.=&-]+")
LONGEST_NAME = 120
SEARCH = "/search/"


def is_copied(target: str) -> bool:
    """Return whether a still copy has this path with its query."""
    path, _, query = target.partition("?")
    if _NEVER.match(path) or ".." in unquote(path).split("/") or (path == SEARCH and query):
        return False
    names = {name for name, value in parse_qsl(query)}
    return names <= _PAGING or (len(names) == 1 and names <= _DOWNLOADS)


def is_page(target: str) -> bool:
    """Return whether the path is that of a page, not of a file, a feed or a download."""
    return file_of(target).endswith(".html")


def file_of(target: str) -> str:
    """Return the path of the file for this path with its query, relative to the folder.

    A page is the index of a folder, even if its path looks like that of a file: there are pages
    below it.
    """
    path, _, query = target.partition("?")
    plain = unquote(path).lstrip("/")
    if _FILE.fullmatch(path) or (_FILE.match(path) and not path.endswith("/")):
        return plain
    folder = f"{plain.rstrip('/')}/" if plain.strip("/") else ""
    if query:
        return f"{folder}{_UNSAFE.sub('_', unquote(query))[:LONGEST_NAME]}{_ending(query)}"
    return f"{folder}index.{'xml' if _FEED.match(path) else 'html'}"


def relative(target: str, *, start: str) -> str:
    """Return the link from the file of `start` to that of `target`, with percent escapes."""
    here = posixpath.dirname(file_of(start))
    return quote(posixpath.relpath(file_of(target), here or "."), safe="/=&.-")


def _ending(query: str) -> str:
    (name, value), *_others = parse_qsl(query) or [("", "")]
    if name in _DOWNLOADS and value in FORMATS:
        return FORMATS[value].endings[0]
    return ".html"
