"""Reading names of people on pages and in catalogs, single or in a byline, as CSL names."""

import re

from blog.sources.names import CslName
from blog.sources.resolving.cleaning import one_line

MAX_BYLINE = 2_000
_PARTICLES = frozenset(
    re.findall(
        r"\S+",
        "'t af al ap av ben bin da dal das de degli dei del della den der des di do dos du el ibn"
        " la le los ten ter tot van vom von y zu zum zur",
    )
)
_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_TITLES = re.compile(r"^(?:(?:by|dr|prof|professor|mr|mrs|ms|sir)\.?:?\s+)+", re.IGNORECASE)
_DEGREES = re.compile(
    r",?\s+(?:ph\.?\s?d|m\.?d|m\.?a|b\.?a|m\.?sc|d\.?phil|esq)\.?$", re.IGNORECASE
)
_ORGANIZATION = re.compile(
    r"\b(university|universität|université|universidad|institut\w*|college|school|department|"
    r"ministry|office|agency|council|committee|commission|association|society|foundation|"
    r"cent(er|re)|museum|library|archives?|press|news|team|staff|editors?|editorial|desk|bureau|"
    r"group|network|inc|ltd|llc|gmbh|corp|corporation|company|organi[sz]ation|bank|board|union|"
    r"services?|reporters?|correspondents?|contributors?|magazine|journal|admin|administrator|"
    r"collective|project|initiative|government|embassy|redaktion|rédaction)\b|^the\s|\d",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|&|und|et|y)\s+|\s*[;\n|]\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|^@|^\W*$|^(none|null|undefined|unknown|anonymous)$", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def people_in(byline: object) -> list[CslName]:
    """Return the people in a byline: "By Jane Doe and Vincent van Gogh", "Doe, Jane; Roe, Ann".

    An organization is one literal name; emails and handles are left out.
    """
    line = _TITLES.sub("", _EMAIL.sub("", one_line(byline, limit=MAX_BYLINE)))
    if _NO_NAME.search(line):
        return []
    if _is_organization(line) and ";" not in line:
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
    if _is_organization(line):
        return {"literal": line}
    family, comma, rest = (part.strip() for part in line.partition(","))
    if not comma:
        return _split_name(line)
    given, _, suffix = (part.strip() for part in rest.partition(","))
    if given.lower() in _SUFFIXES:
        return _split_name(family) | {"suffix": given}
    return _filled({"family": family, "given": given, "suffix": suffix})


def _listed(piece: str) -> list[CslName]:
    """Return the names in a list separated by commas, unless the commas are part of names."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) > 1 and all(" " in part for part in parts):
        return [person_named(part) for part in parts]
    if len(parts) > 3:
        return [{"literal": piece}]
    return [person_named(piece)]


def _split_name(line: str) -> CslName:
    """Split "Vincent van Gogh" into given name, particles, family name and suffix."""
    names = line.split()
    if _EAST_ASIAN.search(line) and len(names) == 2:
        return {"family": names[0], "given": names[1]}
    suffix = names.pop() if len(names) > 2 and names[-1].lower() in _SUFFIXES else ""
    if len(names) < 2 or len(names) > 6:
        return {"literal": line}
    start = len(names) - 1
    while start > 1 and names[start - 1].lower() in _PARTICLES and names[start - 1][0].islower():
        start -= 1
    return _filled(
        {
            "family": names[-1],
            "given": " ".join(names[:start]),
            "non-dropping-particle": " ".join(names[start:-1]),
            "suffix": suffix,
        }
    )


def _is_organization(line: str) -> bool:
    return _ORGANIZATION.search(line) is not None


def _filled(parts: CslName) -> CslName:
    return {part: text for part, text in parts.items() if text}
