"""What a format has no words for, carried beside what it can say.

BibTeX and RIS say less than CSL. A writer compares the item with what reading its own entry would
give, and adds one field with the difference: a JSON object of the variables that differ, null for
those that are not there (a merge patch as in RFC 7396, one level deep). Other programs pass such a
field by; ours puts the item together again.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from blog.sources.parsing.items import Unusable, clean_item
from blog.sources.parsing.results import CslItem

FIELD = "x-csl"
_IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*"')
_SHORT_ESCAPES = re.compile(r'\\(["\\/bfnrt])')
_BRACES = re.compile(r"[{}]")
_SHORT = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def difference(item: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    """What turns `said` into `item`, on one line without braces inside quotes; "" for nothing."""
    changed = {name: value for name, value in item.items() if said.get(name) != value}
    changed |= {name: None for name in said if name not in item}
    return _line(changed) if changed else ""


def with_difference(said: Mapping[str, Any], words: str) -> CslItem:
    """The item that `said` and a carried difference make. Raises Unusable."""
    try:
        changed = json.loads(words)
    except (ValueError, RecursionError):
        raise Unusable(f"Its field {FIELD} is not as Ibid writes it.") from None
    if not isinstance(changed, dict):
        raise Unusable(f"Its field {FIELD} is not as Ibid writes it.")
    together = {**said, **changed}
    return clean_item({name: value for name, value in together.items() if value is not None})


def _line(value: object) -> str:
    def safe(text: re.Match[str]) -> str:
        inner = _SHORT_ESCAPES.sub(lambda escape: _escaped(_SHORT[escape[1]]), text[0][1:-1])
        return f'"{_BRACES.sub(lambda brace: _escaped(brace[0]), inner)}"'

    return _IN_QUOTES.sub(safe, json.dumps(value, ensure_ascii=True))


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"
