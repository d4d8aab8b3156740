"""The block editor's texts: HTML between comments that name its blocks."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from blog.imports.readers.texts.changes import Changes

MAX_REUSED = 3  # shared blocks inside shared blocks
_BLOCK = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][\w/-]*)\s+(?P<attributes>\{.*?\}\s+)?(?P<empty>/)?-->",
    re.DOTALL,
)
# Blocks without content of their own whose loss nobody notices.
_SILENT = {"footnotes", "shortcode", "spacer", "more", "paragraph", "separator", "html", "freeform"}
# Blocks whose text is code, with its language among the attributes.
_CODE = {"code", "syntaxhighlighter/code", "enlighter/codeblock", "kevinbatdorf/code-block-pro"}
_TYPED = {"freeform", "core/freeform"}


@dataclass(frozen=True)
class Part:
    """A part of a text: `is_typed` outside blocks, where new lines mean line breaks."""

    text: str
    is_typed: bool


def has_blocks(text: str) -> bool:
    return "<!-- wp:" in text


def parts_of(
    text: str, *, shared: Mapping[str, str], changes: Changes, depth: int = 0
) -> Iterator[Part]:
    """Yield the parts of a text without the comments; `shared` are the blocks that posts share."""
    within: list[str] = []
    at = 0
    language = ""
    for block in _BLOCK.finditer(text):
        yield _part(text[at : block.start()], within, language)
        at, language = block.end(), ""
        name = block["name"].removeprefix("core/")
        if block["end"]:
            _leave(name, within)
            continue
        attributes = _attributes(block["attributes"])
        if block["empty"]:
            yield from _empty(name, attributes, shared=shared, changes=changes, depth=depth)
        else:
            within.append(name)
            language = str(attributes.get("language") or "") if name in _CODE else ""
    yield _part(text[at:], within, language)


def _part(text: str, within: list[str], language: str) -> Part:
    if language and re.fullmatch(r"[\w+#.-]{1,30}", language):
        text = re.sub("<pre(?=[ >])", f'<pre data-language="{escape(language)}"', text, count=1)
    return Part(text, is_typed=not within or within[-1] in _TYPED)


def _leave(name: str, within: list[str]) -> None:
    if name in within:
        del within[len(within) - 1 - within[::-1].index(name) :]


def _attributes(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _empty(
    name: str,
    attributes: Mapping[str, Any],
    *,
    shared: Mapping[str, str],
    changes: Changes,
    depth: int,
) -> Iterator[Part]:
    """Yield what a block without content shows, if the export has it."""
    reused = shared.get(str(attributes.get("ref", "")), "") if name == "block" else ""
    url = attributes.get("url")
    if reused and depth < MAX_REUSED:
        yield from parts_of(reused, shared=shared, changes=changes, depth=depth + 1)
    elif name in {"embed", "social-link"} and isinstance(url, str) and url.startswith("http"):
        yield Part(f'<p><a href="{escape(url)}">{escape(url)}</a></p>', is_typed=False)
    elif name not in _SILENT:
        changes.add(f"The block “{name}”, whose content WordPress makes, was left out.")
