"""Reading names of people on pages and in catalogs, single or in a byline, as CSL names."""

import re

from blog.sources.names import SUFFIXES, CslName, is_organization, split_name
from blog.sources.resolving.cleaning import one_line

MAX_BYLINE = 2_000
_TITLES = re.compile(r"^(?:(?:by|dr|prof|professor|mr|mrs|ms|sir)\.?:?\s+)+", re.IGNORECASE)
_DEGREES = re.compile(
    r",?\s+(?:ph\.?\s?d|m\.?d|m\.?a|b\.?a|m\.?sc|d\.?phil|esq)\.?$", re.IGNORECASE
)
_AND = re.compile(r",?\s+(?:and|&|und|et|y)\s+|\s*[;\n|]\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|^@|^\W*$|^(none|null|undefined|unknown|anonymous)$", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")


def people_in(byline: object) -> list[CslName]:
    """Return the people in a byline: "By Jane Doe and Vincent van Gogh", "Doe, Jane; Roe, Ann".

    An organization is one literal name; emails and handles are left out.
    """
    line = _TITLES.sub("", _EMAIL.sub("", one_line(byline, limit=MAX_BYLINE)))
    if _NO_NAME.search(line):
        return []
    if is_organization(line) and ";" not in line:
        return [{"literal": line}]
    pieces = [piece.strip(" ,") for piece in _AND.split(line)]
    if any(" " not in piece for piece in pieces if piece) and ";" not in line:
        pieces = [line]  # "Jane and John Doe" cannot be split safely
    people = [person for piece in pieces for person in _listed(piece)]
    return [person for person in people if person]


def person_named(name: object) -> CslName:
    """Return a single name such as "Doe, Jane", "Jane Doe" or "UNESCO"; {} if it is not a name."""
    line = _DEGREES.sub("", _TITLES.sub("", one_line(name, limit=200))).strip(" ,;")
    if _NO_NAME.search(line):
        return {}
    if is_organization(line):
        return {"literal": line}
    family, comma, rest = (part.strip() for part in line.partition(","))
    if not comma:
        return split_name(line)
    given, _, suffix = (part.strip() for part in rest.partition(","))
    if given.lower() in SUFFIXES:
        return split_name(family) | {"suffix": given}
    return _filled({"family": family, "given": given, "suffix": suffix})


def _listed(piece: str) -> list[CslName]:
    """Return the names in a list separated by commas, unless the commas are part of names."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) > 1 and all(" " in part for part in parts):
        return [person_named(part) for part in parts]
    if len(parts) > 3:
        return [{"literal": piece}]
    return [person_named(piece)]


def _filled(parts: CslName) -> CslName:
    return {part: text for part, text in parts.items() if text}
