"""Files of a folder of Markdown that its texts show or link to."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

ENDINGS = {".md", ".markdown", ".mkd", ".mdown", ".mdx"}
DATED = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2})[-_](?P<slug>.+)$")
_MEDIA = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg|bmp|pdf|mp3|m4a|ogg|wav|flac|mp4|webm|mov|zip|csv|docx?|odt|xlsx?|ods)$",
    re.IGNORECASE,
)
_ROOTS = ("", "static/", "content/", "source/", "assets/", "public/")
_PELICAN_LINK = re.compile(r"^\{(?:static|filename|attach|photo)\}|^\|filename\|")


@dataclass(frozen=True)
class Files:
    """The paths of all files, and the folder of the site among them."""

    root: str
    names: set[str]


def linked(files: Files, name: str, html: str) -> str:
    """Name the files and the pages of the folder that the text shows or links to."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for node in tree.css("img[src], audio[src], video[src], a[href]"):
        attribute = "href" if node.tag == "a" else "src"
        url = node.attributes[attribute] or ""
        found = media_at(files, name, url) or (_page(files, name, url) if node.tag == "a" else "")
        if found:
            node.attrs[attribute] = found
    return (tree.body.inner_html or "").strip() if tree.body else ""


def media_at(files: Files, name: str, url: str) -> str:
    """Return the attachment that a URL means, "" if the folder has no such file."""
    plain = _local(url)
    if not plain or not _MEDIA.search(plain):
        return ""
    found = _found(files, name, plain)
    return f"attachment:{found}" if found else ""


def _page(files: Files, name: str, url: str) -> str:
    """Return the entry that a link means: by its file, or as Jekyll names posts."""
    plain = _local(url)
    if not plain:
        return ""
    if DATED.match(PurePosixPath(plain).name):
        plain = plain if PurePosixPath(plain).suffix else f"_posts/{plain}.md"
    if PurePosixPath(plain).suffix.lower() not in ENDINGS:
        return ""
    found = _found(files, name, plain)
    return f"entry:{found}" if found else ""


def _local(url: str) -> str:
    plain = _PELICAN_LINK.sub("", unquote(url.strip())).partition("#")[0].partition("?")[0]
    return "" if "://" in plain or plain.startswith(("//", "mailto:", "data:")) else plain


def _found(files: Files, name: str, plain: str) -> str:
    """Return the path in the archive of a file: beside the page, or below one of the roots."""
    base = f"{files.root}/" if files.root else ""
    here = "" if plain.startswith("/") else str(PurePosixPath(name).parent)
    candidates = [f"{here}/{plain}", *(f"{base}{root}{plain.lstrip('/')}" for root in _ROOTS)]
    known = (_normal(candidate) for candidate in candidates)
    return next((candidate for candidate in known if candidate in files.names), "")


def _normal(path: str) -> str:
    """Return the path without "." and ".."."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {"", ".", ".."}:
            parts.append(part)
    return "/".join(parts)
