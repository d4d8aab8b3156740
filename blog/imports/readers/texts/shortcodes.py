"""WordPress's shortcodes, such as [gallery ids="1,2"] and [caption]…[/caption].

They are replaced from the inside out; those that nothing here knows stay as text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from blog.imports.readers.texts.changes import Changes

MAX_ATTRIBUTES = 10_000  # characters
_TAG = re.compile(
    rf"\[(?P<escaped>\[?)(?P<end>/?)(?P<name>[A-Za-z][\w-]*)"
    rf"(?P<rest>(?:[\s=/][^\[\]]{{0,{MAX_ATTRIBUTES}}})?)\](?P<closed>\]?)"
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
    r"""|"(?P<quoted>[^"]*)"|'(?P<quoted_single>[^']*)'|(?P<value>\S+)"""
)
_QUOTES = str.maketrans("“”„″‘’", '""""\'\'')


@dataclass(frozen=True)
class Shortcode:
    """A shortcode: named attributes, those without a name in order, and the text it encloses.

    `content` is None if it encloses nothing.
    """

    name: str
    named: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    content: str | None = None

    def get(self, *names: str) -> str:
        """Return the first of these attributes that is set, or ""."""
        return next((self.named[name] for name in names if self.named.get(name)), "")


Handler = Callable[[Shortcode], str]


@dataclass
class _Open:
    """A shortcode whose end is still to come, and the parts of the text it encloses."""

    tag: re.Match[str] | None
    parts: list[str] = field(default_factory=list)


def replace_shortcodes(text: str, handlers: Mapping[str, Handler], changes: Changes) -> str:
    """Return the text with the known shortcodes replaced by the HTML that their handlers return.

    Unknown ones are counted if they have attributes or an end, so that a bracketed word is none.
    A shortcode in double brackets is text: [[gallery]] reads [gallery].
    """
    found = list(_TAG.finditer(text))
    tags = [tag for tag in found if _is_live(tag, handlers)]
    _count_unknown(found, handlers, changes)
    ended = _with_end(tags)
    stack = [_Open(None)]
    at = 0
    for tag in tags:
        stack[-1].parts.append(text[at : tag.start()])
        at = tag.end()
        if tag["escaped"] and tag["closed"]:
            stack[-1].parts.append(tag[0][1:-1])
            continue
        at -= len(tag["closed"])
        stack[-1].parts.append(tag["escaped"])
        if tag["end"]:
            _close(tag, stack, handlers)
        elif tag.start() in ended:
            stack.append(_Open(tag))
        else:
            stack[-1].parts.append(handlers[_name(tag)](_shortcode(tag, None)))
    return "".join([*stack[0].parts, text[at:]])


def _name(tag: re.Match[str]) -> str:
    return str(tag["name"]).lower()


def _is_live(tag: re.Match[str], handlers: Mapping[str, Handler]) -> bool:
    return _name(tag) in handlers or bool(tag["escaped"] and tag["closed"])


def _count_unknown(
    tags: list[re.Match[str]], handlers: Mapping[str, Handler], changes: Changes
) -> None:
    ended = {_name(tag) for tag in tags if tag["end"]}
    for tag in tags:
        looks_meant = "=" in tag["rest"] or _name(tag) in ended
        if looks_meant and not tag["end"] and not _is_live(tag, handlers):
            changes.add(f"The shortcode [{tag['name']}] is unknown and was kept as text.")


def _with_end(tags: list[re.Match[str]]) -> set[int]:
    """Return where those shortcodes start that enclose text."""
    ended: set[int] = set()
    waiting: dict[str, list[int]] = {}
    for tag in tags:
        if tag["escaped"] and tag["closed"]:
            continue
        if not tag["end"]:
            waiting.setdefault(_name(tag), []).append(tag.start())
        elif starts := waiting.get(_name(tag)):
            ended.add(starts.pop())
    return ended


def _close(end: re.Match[str], stack: list[_Open], handlers: Mapping[str, Handler]) -> None:
    """Replace the shortcode that the end belongs to; those inside that cross it stay text."""
    names = [_name(open_.tag) if open_.tag else "" for open_ in stack]
    if _name(end) not in names:
        stack[-1].parts.append(end[0])
        return
    while stack[-1].tag is None or _name(stack[-1].tag) != _name(end):
        crossed = stack.pop()
        stack[-1].parts += [crossed.tag[0] if crossed.tag else "", *crossed.parts]
    found = stack.pop()
    assert found.tag is not None
    content = _shortcode(found.tag, "".join(found.parts))
    stack[-1].parts.append(handlers[content.name](content))


def _shortcode(tag: re.Match[str], content: str | None) -> Shortcode:
    named: dict[str, str] = {}
    values: list[str] = []
    rest = unescape(tag["rest"]).translate(_QUOTES).strip().removesuffix("/")
    for name, value in _attributes(rest.lstrip("=")):
        if name:
            named.setdefault(name.lower(), value)
        else:
            values.append(value)
    return Shortcode(tag["name"].lower(), named, tuple(values), content)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(text):
        value = next(
            (found[group] for group in ("double", "single", "bare") if found[group] is not None),
            None,
        )
        if found["name"] and value is not None:
            yield found["name"], value
        else:
            yield "", found["quoted"] or found["quoted_single"] or found["value"] or ""
