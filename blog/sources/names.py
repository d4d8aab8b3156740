"""Conversion of names as typed, one per line ("Lüthi, Lorenz M."), to CSL names and back."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import takewhile

from blog.sources.given_names import GIVEN_NAMES

CslName = dict[str, str]

# Only these are particles after a given name: "Kim, Il sung" has none.
_PARTICLES = {
    *("af", "al", "av", "d’", "d'", "da", "das", "de", "degli", "dei", "del", "della", "dem"),
    *("den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "les"),
    *("lo", "los", "op", "'t", "’t", "te", "ten", "ter", "tot", "van", "vom", "von", "vor", "y"),
    *("zu", "zum", "zur"),
}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_FEWER = _PARTICLES - {"e", "y", "op"} | {"ap", "ben", "bin", "dal", "das", "el"}
_ORGANIZATION = re.compile(
    r"\b(university|universität|université|universidad|institut\w*|college|school|department|"
    r"ministry|office|agency|council|committee|commission|association|society|foundation|"
    r"cent(er|re)|museum|library|archives?|press|news|team|staff|editors?|editorial|desk|bureau|"
    r"group|network|inc|ltd|llc|gmbh|corp|corporation|company|organi[sz]ation|bank|board|union|"
    r"services?|reporters?|correspondents?|contributors?|magazine|journal|admin|administrator|"
    r"collective|project|initiative|government|embassy|redaktion|rédaction)\b|^the\s|\d",
    re.IGNORECASE,
)
# More of them in names as typed; some are family names too.
_TYPED_ORGANIZATION = re.compile(
    r"\b(nations|united|international|federal|national|party|army|academy|court|parliament|"
    r"congress|senate|church|republic|states?|federation|movement|club|trust|fund|forum|alliance|"
    r"league|times|post|of|for|ministeri\w+|minist[eè]r\w*|archiv\w*|verlag|partei|verein|"
    r"gesellschaft|société|sociedad|società|asociación|associação|associazione|comité|comitato|"
    r"министерство|комитет|академия|институт|университет|партия|архив|общество)\b",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|[^\W\d_a-z]")
_MARKED = re.compile(r'[{"“„«](.+)[}"”“»]')
_AND = re.compile(r"\s+(?:and|&|und|et|y|и|e)\s+")


class NameKind(StrEnum):
    """The answer to whether a line names a person or an organization."""

    PERSON = "person"
    FAMILY_FIRST = "family-first"
    ORGANIZATION = "organization"


def parse_names(
    text: str, *, known: Iterable[CslName] = (), kinds: Mapping[str, str] | None = None
) -> list[CslName]:
    """Return the names in `text`, one per line: "Goldstein, Lyle J.", "Lyle J. Goldstein".

    A line equal to one of the `known` names keeps the parts of that name, such as a particle.
    `kinds` has the answers for lines of `unclear_names`; without one, a line names a person.
    """
    by_line = {format_name(name): name for name in known}
    return [
        by_line.get(line) or name_of(line, (kinds or {}).get(line, "")) for line in _lines(text)
    ]


def unclear_names(text: str, *, known: Iterable[CslName] = ()) -> list[str]:
    """Return the lines that may name a person or an organization, for asking."""
    names = {format_name(name) for name in known}
    return [line for line in _lines(text) if line not in names and is_unclear(line)]


def is_unclear(line: str) -> bool:
    """Return whether the line may name a person or an organization."""
    if _MARKED.fullmatch(line):
        return False
    family, comma, _rest = line.partition(",")
    if comma:
        return " " in family.strip() and is_organization(family)
    parts = line.split()
    if len(parts) < 2:
        return False
    if is_organization(line) or _TYPED_ORGANIZATION.search(line):
        return parts[0].casefold() in GIVEN_NAMES
    return not _is_person(parts)


def name_of(line: str, kind: str = "") -> CslName:
    """Return the name in a line; `kind` is a NameKind, or "" for the most likely."""
    if marked := _MARKED.fullmatch(line):
        return {"literal": marked[1]}
    family, comma, rest = (part.strip() for part in line.partition(","))
    if kind == NameKind.ORGANIZATION:
        return {"literal": line}
    if comma and not (rest.lower() in SUFFIXES and " " in family):
        return _parse_name(line)
    if kind == NameKind.FAMILY_FIRST:
        first, _space, given = line.partition(" ")
        return {"family": first, "given": given}
    if not kind and not is_unclear(family) and not _is_person(family.split()):
        return {"literal": line}
    return split_name(family) | ({"suffix": rest} if comma else {})


def is_organization(line: str) -> bool:
    return _ORGANIZATION.search(line) is not None


def split_name(line: str) -> CslName:
    """Split "Vincent van Gogh" into given name, particles, family name and suffix."""
    names = line.split()
    if _EAST_ASIAN.search(line) and len(names) == 2:
        return {"family": names[0], "given": names[1]}
    suffix = names.pop() if len(names) > 2 and names[-1].lower() in SUFFIXES else ""
    if len(names) < 2 or len(names) > 6:
        return {"literal": line}
    start = len(names) - 1
    while start > 1 and names[start - 1].lower() in _FEWER and names[start - 1][0].islower():
        start -= 1
    parts = {
        "family": names[-1],
        "given": " ".join(names[:start]),
        "non-dropping-particle": " ".join(names[start:-1]),
        "suffix": suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _lines(text: str) -> list[str]:
    """Return the names of a list with one per line, or with semicolons or "and" between them."""
    lines = (line.strip() for typed in text.splitlines() for line in typed.split(";"))
    return [name for line in lines if line for name in _people_in(line)]


def _people_in(line: str) -> list[str]:
    pieces = _AND.split(line)
    if is_organization(line) or "," in line or any(" " not in piece for piece in pieces):
        return [line]
    return pieces


def _is_person(parts: list[str]) -> bool:
    """Return whether these words without a comma are certainly a person's names."""
    if not 2 <= len(parts) <= 6 or is_organization(" ".join(parts)):
        return False
    return (
        parts[0].casefold() in GIVEN_NAMES
        or any(map(_INITIAL.fullmatch, parts[:-1]))
        or parts[-1].lower() in SUFFIXES
        or any(part in _FEWER for part in parts[1:-1])
        or (len(parts) == 2 and _EAST_ASIAN.search(parts[0]) is not None)
    )


def format_names(names: Iterable[Mapping[str, str]]) -> str:
    """Return the names as they are typed, one per line."""
    return "\n".join(map(format_name, names))


def format_name(name: Mapping[str, str]) -> str:
    """Return the name as it is typed: "Lüthi, Lorenz M.", "King, Martin Luther, Jr.", "UNESCO"."""
    if literal := name.get("literal"):
        return literal
    family = _joined(" ", name, ("non-dropping-particle", "family"))
    given = _joined(" ", name, ("given", "dropping-particle"))
    return ", ".join(filter(None, (family, given, name.get("suffix", ""))))


def _parse_name(line: str) -> CslName:
    family, comma, rest = (part.strip() for part in line.partition(","))
    if not comma:
        return {"literal": line}
    given, _comma, suffix = (part.strip() for part in rest.partition(","))
    before, family = _leading_particle(family.split())
    given, after = _trailing_particle(given.split())
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": before,
        "dropping-particle": after,
        "suffix": suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _leading_particle(family: list[str]) -> tuple[str, str]:
    """Return the particle before a family name and the rest: "de la" and "Cruz"."""
    particle = list(takewhile(_is_lower_case, family[:-1]))
    return " ".join(particle), " ".join(family[len(particle) :])


def _is_lower_case(word: str) -> bool:
    bare = word.strip("'’")
    return bare.isalpha() and bare[0].islower()


def _trailing_particle(given: list[str]) -> tuple[str, str]:
    """Return the given name and the particle after it: "Simone" and "de" of "Simone de"."""
    count = len(given) - len(list(takewhile(_PARTICLES.__contains__, reversed(given))))
    return " ".join(given[:count]), " ".join(given[count:])


def _joined(glue: str, name: Mapping[str, str], parts: tuple[str, ...]) -> str:
    return glue.join(filter(None, (name.get(part, "") for part in parts)))


def full_name(name: Mapping[str, str]) -> str:
    """Return a CSL name in reading order: "Vincent van Gogh"."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(filter(None, map(name.get, parts)))
