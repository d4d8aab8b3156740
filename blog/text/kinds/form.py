"""The sides of a kind of content that need no database. Every field must be given.

A side that needs nothing of its own names what does it, such as `as_on_page`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborNode


@dataclass(frozen=True)
class Cleaning:
    """What sanitizing lets pass for a kind: its elements, and their attributes and classes."""

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Editor:
    """The extensions of the editor for a kind with their options, and Ibid's modules for it.

    `own` maps those of the extensions that are Ibid's to their module in static/js/editor.
    """

    extensions: Mapping[str, Any]
    own: Mapping[str, str]


@dataclass(frozen=True)
class Import:
    """How a kind arrives from elsewhere.

    `markdown` adds its syntax to a parser; `pasted` is the module in static/js/editor that keeps it
    in pasted HTML.
    """

    markdown: Callable[[MarkdownIt], Any]
    pasted: str


@dataclass(frozen=True)
class Look:
    """The style sheets of a kind on screen and in print, and its scripts.

    With a `mark`, only pages that contain that text load them; otherwise every post does.
    """

    screen: str
    print: str
    scripts: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class Form:
    """A kind of content: `stored` and `shown` are its selectors in a stored text and on a page.

    `feed` changes it for feeds, where there are no style sheets and scripts; `text` returns what it
    adds to the text of a post: for search, excerpts, reading time and alt text.
    """

    name: str
    stored: str
    shown: str
    cleaning: Cleaning
    editor: Editor
    imports: Import
    look: Look
    feed: Callable[[LexborNode], None]
    text: Callable[[LexborNode], str]


def cleaning(
    *tags: str,
    attributes: Mapping[str, set[str]] | None = None,
    classes: Mapping[str, set[str]] | None = None,
) -> Cleaning:
    """Return what sanitizing lets pass, from tags and the attributes and classes by tag."""
    return Cleaning(
        frozenset(tags),
        {tag: frozenset(names) for tag, names in (attributes or {}).items()},
        {tag: frozenset(names) for tag, names in (classes or {}).items()},
    )


def editor(*builtin: str, own: Mapping[str, str] | None = None, **options: Any) -> Editor:
    """Return the editor's side, from names of its built-in extensions, Ibid's own and options.

    Ibid's own come last: their buttons replace built-in ones of the same name.
    """
    own = own or {}
    extensions = {**dict.fromkeys(builtin, True), **options, **dict.fromkeys(own, True)}
    return Editor(extensions, own)


def in_commonmark(_parser: MarkdownIt) -> None:
    """CommonMark itself has a syntax for the kind, or it comes as HTML in Markdown."""


def enabling(rule: str) -> Callable[[MarkdownIt], Any]:
    """Return what enables a rule that the parser has but CommonMark lacks."""
    return lambda parser: parser.enable(rule)


def as_on_page(_node: LexborNode) -> None:
    """Feeds show the kind as its page does."""


def own_text(node: LexborNode) -> str:
    """The text is that of the elements."""
    return node.text()


def captioned(node: LexborNode) -> str:
    """The text is that of the elements after the caption, which is an attribute."""
    caption = node.attributes.get("data-caption") or ""
    return f"{caption} {node.text()}" if caption else node.text()


def no_text(_node: LexborNode) -> str:
    """The kind adds nothing to the text."""
    return ""
