"""Citations in Markdown as Pandoc reads them, such as [see @luthi2008, p. 12; @smith]."""

import re
from collections.abc import Callable, Mapping
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from blog.text.words.locators import read_locator

_KEY = r"[A-Za-z0-9_][\w:.#$%&+?<>~/-]*[\w]|[A-Za-z0-9_]"
_BRACKETS = re.compile(r"\[(?P<inner>[^\[\]]*@[^\[\]]*)\](?![(\[:])")
_PART = re.compile(rf"(?P<prefix>[^@]*?)(?P<suppressed>-?)@(?P<key>{_KEY})(?P<rest>.*)", re.DOTALL)
_IN_TEXT = re.compile(rf"@(?P<key>{_KEY})(?:[ ]\[(?P<rest>[^\[\]@]*)\])?")
_BEFORE = re.compile(r"[\w@.]$")
# A locator ends where the first word begins that is none of it.
_LOCATOR = re.compile(
    r"\s*,?\s*(?P<locator>(?:[^\W\d]{1,12}\.?\s*|§+\s*|¶+\s*)?[\divxlcdm][\d\w–—:.,\- ]*)?"
    r"(?P<suffix>.*)",
    re.DOTALL | re.IGNORECASE,
)


def add_citations(parser: MarkdownIt) -> None:
    """Let the parser read citations of the works in `env["works"]`: their authors by their keys.

    Keys that are unknown stay text, and `env["missing"]` is called with them. A citation without
    brackets, such as “as @luthi2008 wrote”, writes the authors before the mark.
    """
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.add_terminator_char("@")


def _citation(state: StateInline, silent: object) -> bool:
    works: Mapping[str, str] = state.env.get("works", {})
    found = _BRACKETS.match(state.src, state.pos)
    parts = [_PART.fullmatch(part) for part in found["inner"].split(";")] if found else []
    if found and parts and all(parts):
        return _group(state, found, [part for part in parts if part], silent)
    single = _IN_TEXT.match(state.src, state.pos)
    if single is None or single["key"] not in works or _BEFORE.search(state.src[: state.pos]):
        return False
    name = works[single["key"]]
    mark = _mark(single["key"], "", single["rest"] or "", suppressed=bool(name))
    return _write(state, f"{escape(name)}{mark}", single.end(), silent)


def _group(
    state: StateInline, found: re.Match[str], parts: list[re.Match[str]], silent: object
) -> bool:
    missing: Callable[[str], None] = state.env.get("missing", lambda _key: None)
    unknown = [part["key"] for part in parts if part["key"] not in state.env.get("works", ())]
    if unknown:
        for key in () if silent else unknown:
            missing(key)
        return False
    marks = [
        _mark(part["key"], part["prefix"], part["rest"], suppressed=bool(part["suppressed"]))
        for part in parts
    ]
    return _write(state, "".join(marks), found.end(), silent)


def _mark(key: str, prefix: str, rest: str, *, suppressed: bool) -> str:
    found = _LOCATOR.fullmatch(rest)
    typed = (found["locator"] or "").strip(" ,") if found else ""
    label, locator = read_locator(typed, label="page") if typed else ("", "")
    values = {
        "source": f"work:{key}",
        "locator": locator,
        "label": label,
        "prefix": prefix.strip(),
        "suffix": (found["suffix"] if found else rest).strip(" ,"),
        "suppress-author": "true" if suppressed else "",
    }
    given = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items() if value)
    return f"<cite-ref{given}></cite-ref>"


def _write(state: StateInline, html: str, end: int, silent: object) -> bool:
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = html
    state.pos = end
    return True
