"""The formatting of text in old HTML: which of Ibid's inline elements an element stands for."""

import re
from html import escape

from selectolax.lexbor import LexborNode

from blog.imports.bodies.runs import Wrapper

TAGS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
    "sub": "sub",
    "sup": "sup",
    "u": "u",
}
_STYLES = (
    (re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE), "strong"),
    (re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE), "em"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE), "s"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), "sub"),
)
_UNSET = {
    "strong": re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE),
    "em": re.compile(r"font-style\s*:\s*normal", re.IGNORECASE),
}


def style_of(node: LexborNode) -> str:
    return node.attributes.get("style") or ""


def wrappers_of(node: LexborNode, *, inside: tuple[Wrapper, ...]) -> tuple[Wrapper, ...]:
    """Return the wrappers of the text in an inline element, inside those around it."""
    tag, style = TAGS.get(node.tag or "", ""), style_of(node)
    tags = [tag] if tag and not (tag in _UNSET and _UNSET[tag].search(style)) else []
    tags += [name for pattern, name in _STYLES if pattern.search(style)]
    known = {wrapper.tag for wrapper in inside}
    added = [Wrapper(name) for name in dict.fromkeys(tags) if name not in known]
    href = (node.attributes.get("href") or "").strip()
    if node.tag == "a" and href and "a" not in known and not href.startswith("#"):
        added.append(Wrapper("a", f' href="{escape(href)}"'))
    return (*inside, *added)
