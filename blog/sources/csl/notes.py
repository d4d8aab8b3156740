"""Variables typed in the note of an item, as programs do that lack a field for them."""

import re
from typing import Any

from blog.sources.csl.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

_LINE = re.compile(r"\{?:?([A-Za-z][A-Za-z-]+):\s*(.+?)\}?\s*$")
_TEXTS = """
    authority collection-title collection-title-short container-title container-title-short
    dimensions genre medium original-title references reviewed-title scale status
"""
_KNOWN = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | frozenset(_TEXTS.split())


def read_note(note: str) -> dict[str, Any]:
    """Return the variables that lines such as "event-date: 2004-10-01" name."""
    found: dict[str, Any] = {}
    for line in note.splitlines():
        match = _LINE.match(line.strip())
        if match is None or match[1] not in _KNOWN:
            continue
        name, value = match[1], match[2]
        if name in NAME_VARIABLES:
            found.setdefault(name, []).append(_name(value))
        else:
            found[name] = {"raw": value} if name in DATE_VARIABLES else value
    return found


def _name(value: str) -> dict[str, str]:
    family, mark, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if mark else {"literal": value}
