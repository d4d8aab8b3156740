"""Sorting works by a style's sort keys."""

import re
import unicodedata
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from citeproc.source import VariableError

from blog.sources.styles.corrections.progress import Progress, value_of
from blog.sources.styles.items import DATE_VARIABLES, NAME_VARIABLES

_Key = tuple[bool, int, str]
_IGNORED = re.compile(r"[\ue000-\uf8ff]|[^\w\s]")


def in_order(cites: Sequence[Any], *, section: Any) -> list[Any]:
    """Return `cites` in the style's order for the section, citation or bibliography, if any."""
    ordered = list(cites)
    for key in reversed(section.get_root().orders.get(section.tag, ())):
        keyed = [(_key(key, cite, section=section), cite) for cite in ordered]
        keyed.sort(key=itemgetter(0), reverse=key.get("sort") == "descending")
        # empty keys are last in both directions
        ordered = [cite for is_empty in (False, True) for k, cite in keyed if k[0] == is_empty]
    return ordered


def _key(key: Any, cite: Any, *, section: Any) -> _Key:
    variable = key.get("variable")
    if variable == "citation-number":
        return (False, cite.number, "")
    text = _of_variable(cite, variable) if variable else _of_macro(key, cite, section=section)
    return (not text, 0, _comparable(text))


def _of_variable(cite: Any, variable: str) -> str:
    value = value_of(cite, variable)
    if not value:
        return ""
    if variable in DATE_VARIABLES:
        return str(value.sort_key())
    if variable in NAME_VARIABLES:
        return " ".join(
            " ".join(filter(None, (name.parts()[1], name.parts()[0]))) for name in value
        )
    return str(value)


def _of_macro(key: Any, cite: Any, *, section: Any) -> str:
    root = section.get_root()
    root.progress = Progress(section, cite, sorting=True)
    try:
        return str(root.macros[key.get("macro")].render(cite, context=section.layout) or "")
    except VariableError:
        return ""


def _comparable(text: str) -> str:
    """Return the text without marks, accents, punctuation and case, which sorting ignores."""
    plain = unicodedata.normalize("NFKD", _IGNORED.sub("", text))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
