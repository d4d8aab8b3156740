"""The owner's own CSS: read, and refused where it is broken or asks another host for something."""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

_FORBIDDEN_RULES = {"import", "charset", "namespace"}
_ADDRESS_FUNCTIONS = {"url", "src", "image-set", "-webkit-image-set"}


class StylesheetError(Exception):
    """The style sheet is not taken; the message says why and where, in words for its writer."""


def validate_stylesheet(css: str) -> None:
    """Raises SheetRefused with the first mistake."""
    if "</" in css:
        raise StylesheetError("“</” has no place in a style sheet.")
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    for node in _walk(rules):
        _check(node)


def _check(node: Any) -> None:
    place = f"line {node.source_line}"
    if node.type == "error":
        raise StylesheetError(f"{node.message.rstrip('.')} ({place}).")
    if node.type == "at-rule" and node.lower_at_keyword in _FORBIDDEN_RULES:
        raise StylesheetError(f"@{node.lower_at_keyword} is not taken ({place}).")
    if address := _foreign_address(node):
        raise StylesheetError(f"“{address}” would be asked of another host ({place}).")


def _foreign_address(node: Any) -> str:
    """An address in the node that does not lie on this blog; "" if there is none."""
    if node.type == "url":
        return "" if _is_own(node.value) else str(node.value)
    if node.type == "function" and node.lower_name in _ADDRESS_FUNCTIONS:
        strings = [part.value for part in node.arguments if part.type == "string"]
        return next((value for value in strings if not _is_own(value)), "")
    return ""


def _is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _walk(nodes: Iterable[Any]) -> Iterator[Any]:
    """Every node, outer ones first."""
    for node in nodes:
        yield node
        for part in ("prelude", "content", "arguments"):
            yield from _walk(getattr(node, part, None) or ())
