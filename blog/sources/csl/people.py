"""People and institutions of an item: their name parts, and particles found in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_QUOTED = re.compile(r'^"(.*)"$')
_ROMANESQUE = re.compile(
    "[a-zA-Z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff"
    "\u1e00-\u1fff\u200c-\u200e\u2019\u202a-\u202e]"
)
_ONLY_ROMANESQUE = re.compile(
    "^[a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff"
    "\u1e00-\u1fff\u200c-\u200e\u2019\u202a-\u202e\"'\\s.,\\-0-9]*$"
)
_PARTICLE = re.compile(r"([’'‘]?[^\W\d_]\S*\s+|[^\W\d_]{1,2}[’'‘](?=\S)|[^\W\d_]{2}-(?=\S))(?=\S)")


@dataclass(frozen=True, slots=True)
class Person:
    family: str = ""
    given: str = ""
    dropping: str = ""  # the "von" of "Beethoven, Ludwig von"
    non_dropping: str = ""  # the "La" of "La Fontaine"
    suffix: str = ""
    literal: str = ""
    has_comma_before_suffix: bool = False
    is_static: bool = False  # the family name always goes first

    @property
    def is_romanesque(self) -> bool:
        """Whether the name has spaces between its parts, as in European languages."""
        text = self.family + self.given
        return not text or _ROMANESQUE.search(text) is not None


def read_people(value: Any) -> tuple[Person, ...]:
    found = value if isinstance(value, list) else [value]
    people = (read_person(person) for person in found)
    return tuple(person for person in people if person)


def read_person(value: Any) -> Person | None:
    if isinstance(value, str):
        return Person(literal=value) if value else None
    if not isinstance(value, Mapping):
        return None
    get = _texts(value).get
    if get("literal"):
        return Person(literal=get("literal", ""))
    if not get("family") and not get("given"):
        return None
    person = Person(
        family=get("family", ""),
        given=get("given", ""),
        dropping=get("dropping-particle", ""),
        non_dropping=get("non-dropping-particle", ""),
        suffix=get("suffix", ""),
        has_comma_before_suffix=bool(value.get("comma-suffix")),
        is_static=bool(value.get("static-ordering")),
    )
    return _with_parts_found(person, is_parsed=value.get("parse-names") not in (False, 0, "0"))


def _texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(part).strip() for name, part in value.items() if part is not None}


def _with_parts_found(person: Person, *, is_parsed: bool) -> Person:
    """Return the person with the particles and the suffix that were typed within other parts."""
    family, given = person.family, person.given
    dropping, non_dropping, suffix = person.dropping, person.non_dropping, person.suffix
    comma = person.has_comma_before_suffix
    if quoted := _QUOTED.match(family):
        family = quoted[1]
    elif is_parsed and not non_dropping:
        non_dropping, family = _leading_particle(family)
    if is_parsed and not suffix and (match := re.match(r"(.+?),(!?)\s+(.+)$", given)):
        given, suffix = match[1], match[3]
        comma = comma or bool(match[2])
    if is_parsed and not dropping:
        given, dropping = _trailing_particle(given)
    return Person(family, given, dropping, non_dropping, suffix, "", comma, person.is_static)


def _leading_particle(family: str) -> tuple[str, str]:
    """Return "van der" and "Vlist" for "van der Vlist"."""
    rest, particle = family, ""
    while match := _PARTICLE.match(rest):
        if not match[1].lstrip("’'‘")[0].islower():
            break
        particle, rest = particle + match[1], rest[match.end() :]
    if not rest:
        return "", family
    bare = particle.strip()
    return (
        f"{bare} " if bare.endswith(("’", "'")) and particle != bare else bare
    ), rest  # de’ Medici


def _trailing_particle(given: str) -> tuple[str, str]:
    """Return "Ludwig" and "van" for "Ludwig van"."""
    match = re.match(r"^(\S.*?)((?:\s+[^\W\d_][^\s.]*)+)$", given)
    while match:
        parts = match[2].split()
        if all(part[0].islower() for part in parts):
            return match[1], " ".join(parts)
        match = re.match(rf"^({re.escape(match[1])}\s+{re.escape(parts[0])})((?:\s+\S+)+)$", given)
    return given, ""
