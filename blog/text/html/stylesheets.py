"""Validation of the owner's own CSS: it must parse and load nothing from other hosts."""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

_FORBIDDEN_RULES = {"import", "charset", "namespace"}
_URL_FUNCTIONS = {"url", "src", "image-set", "-webkit-image-set"}


class StylesheetError(Exception):
    """The style sheet is invalid; the message gives the reason and the line."""


def validate_stylesheet(css: str) -> None:
    """Raise StylesheetError for the first error in `css`, if there is one."""
    if "</" in css:
        raise StylesheetError("A style sheet cannot contain “</”.")
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    for node in _walk(rules):
        _check(node)


def _check(node: Any) -> None:
    place = f"line {node.source_line}"
    if node.type == "error":
        raise StylesheetError(f"{node.message.rstrip('.')} ({place}).")
    if node.type == "at-rule" and node.lower_at_keyword in _FORBIDDEN_RULES:
        raise StylesheetError(f"@{node.lower_at_keyword} is not allowed ({place}).")
    if url := _foreign_url(node):
        raise StylesheetError(f"“{url}” would load from another host ({place}).")


def _foreign_url(node: Any) -> str:
    """Return the URL in the node if it is not on this blog, else ""."""
    if node.type == "url":
        return "" if _is_own(node.value) else str(node.value)
    if node.type == "function" and node.lower_name in _URL_FUNCTIONS:
        strings = [part.value for part in node.arguments if part.type == "string"]
        return next((value for value in strings if not _is_own(value)), "")
    return ""


def _is_own(url: str) -> bool:
    return url.startswith("/") and not url.startswith(("//", "/\\"))


def _walk(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield every node, parents before their children."""
    for node in nodes:
        yield node
        for part in ("prelude", "content", "arguments"):
            yield from _walk(getattr(node, part, None) or ())
