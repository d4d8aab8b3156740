"""The tree that rendering builds: texts, and nodes with formatting, affixes and quotes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from blog.sources.csl.elements import PLAIN, Formatting, Look


class Verbatim(str):
    """Text whose characters nothing may change or move, such as a URL."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    """Parts set in one way; `role` names what they are, such as "names" or "year-suffix"."""

    parts: list["Part"]
    formatting: Formatting = ()
    prefix: str = ""
    suffix: str = ""
    quotes: str = ""  # "quote", or "apostrophe" for single marks as typed
    delimiter: str = ""
    display: str = ""
    role: str = ""
    has_inner_affixes: bool = False  # a layout's affixes are formatted with it
    keeps_case: bool = False
    is_typed: bool = False  # markup of a field: within the same setting it is set normal
    data: object = field(default=None, compare=False)


Part = str | Node


def node(parts: Sequence[Part | None], *, look: Look = PLAIN, delimiter: str = "") -> Node | None:
    """Return the parts that are not empty as a node; None if all are."""
    filled = [part for part in parts if part]
    if not filled:
        return None
    return Node(
        filled,
        formatting=look.formatting,
        prefix=look.prefix,
        suffix=look.suffix,
        quotes="quote" if look.quotes else "",
        delimiter=delimiter,
        display=look.display,
    )


def leaves(part: Part) -> Iterator[str]:
    """Yield the texts in order, without affixes and delimiters."""
    if isinstance(part, str):
        yield part
        return
    for child in part.parts:
        yield from leaves(child)


def text_of(part: Part) -> str:
    """Return the texts as one, without affixes and delimiters."""
    return "".join(leaves(part))


def nodes(part: Part) -> Iterator[Node]:
    """Yield every node, the outermost first."""
    if isinstance(part, Node):
        yield part
        for child in part.parts:
            yield from nodes(child)


def with_role(part: Part, *roles: str) -> Node | None:
    """Return the first node that has one of the roles."""
    return next((found for found in nodes(part) if found.role in roles), None)


def mapped(part: Part, change: Callable[[str], str]) -> Part:
    """Return the tree with every text changed, except those that keep their case."""
    if isinstance(part, Verbatim):
        return part
    if isinstance(part, str):
        return change(part)
    if part.keeps_case:
        return part
    return replace(part, parts=[mapped(child, change) for child in part.parts])


def exchanged(part: Part, target: Node, new: Part | None) -> Part | None:
    """Return the tree with `new` in place of the node `target`; None if nothing is left."""
    if part is target:
        return new
    if isinstance(part, str):
        return part
    children = [exchanged(child, target, new) for child in part.parts]
    if all(new is old for new, old in zip(children, part.parts, strict=True)):
        return part
    filled = [child for child in children if child]
    return replace(part, parts=filled) if filled else None
