"""What the entries of both forms of Blogger's exports have in common."""

import re
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from blog.imports.readers.dates import read_date
from blog.imports.readers.xml import name_of, text_of

_KEY = re.compile(r"\.(?:post|page)-([0-9]+)$")
_BLOG = re.compile(r"blog-([0-9]+)")
UNNAMED = "Anonymous"


def key_of(id: str) -> str:
    """Return the number of a post, page or comment.

    >>> key_of("tag:blogger.com,1999:blog-3113.post-7031")
    '7031'
    """
    found = _KEY.search(id.strip())
    return found[1] if found else id.strip()


def blog_id(id: str) -> str:
    found = _BLOG.search(id)
    return found[1] if found else ""


def slug_of(path: str) -> str:
    """Return the slug in a path such as "/2009/02/hello_12.html"."""
    return PurePosixPath(unquote(path)).stem.replace("_", "-")


def date_in(element: etree._Element, name: str) -> datetime | None:
    return read_date(text_of(element, name))


def writer_of(element: etree._Element) -> tuple[str, str, str]:
    """Return the name, URL and email of the author of an entry; "" for what is not known."""
    author = next((child for child in element if name_of(child) == "author"), None)
    if author is None:
        return "", "", ""
    url, email = text_of(author, "uri"), text_of(author, "email")
    return text_of(author, "name"), url, "" if email.startswith("noreply@") else email


def content_of(element: etree._Element) -> str:
    return text_of(element, "content")
