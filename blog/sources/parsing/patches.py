"""Patches in a field of the entry for data that BibTeX and RIS cannot express.

Both formats have fewer fields than CSL. A writer reads its own entry back, compares the result with
the item, and adds the difference in one field: a JSON object of the variables that differ, with
null for those to remove (a merge patch as in RFC 7396, one level deep). Other programs ignore the
field; reading the entry here restores the item.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from blog.sources.parsing.items import Unusable, clean_item
from blog.sources.parsing.results import CslItem

FIELD = "x-csl"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_SHORT_ESCAPE = re.compile(r'\\(["\\/bfnrt])')
_BRACE = re.compile(r"[{}]")
_CHARACTERS = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip


def make_patch(item: Mapping[str, Any], *, to: Mapping[str, Any]) -> str:
    """Return the patch from `item` to `to` as one line without braces in strings; "" if equal."""
    changed = {name: value for name, value in to.items() if item.get(name) != value}
    changed |= {name: None for name in item if name not in to}
    return _one_line(changed) if changed else ""


def apply_patch(patch: str, *, to: Mapping[str, Any]) -> CslItem:
    """Return the item `to` with the patch applied, cleaned; raise Unusable."""
    try:
        changed = json.loads(patch)
    except (ValueError, RecursionError):
        raise Unusable(f"Its field {FIELD} was changed by another program.") from None
    if not isinstance(changed, dict):
        raise Unusable(f"Its field {FIELD} was changed by another program.")
    patched = {**to, **changed}
    return clean_item({name: value for name, value in patched.items() if value is not None})


def _one_line(value: object) -> str:
    """Return JSON in ASCII whose strings contain no braces and no backslashes before quotes."""
    return _STRING.sub(_without_braces, json.dumps(value, ensure_ascii=True))


def _without_braces(string: re.Match[str]) -> str:
    inner = _SHORT_ESCAPE.sub(lambda escape: _escape(_CHARACTERS[escape[1]]), string[0][1:-1])
    return f'"{_BRACE.sub(lambda brace: _escape(brace[0]), inner)}"'


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}"
