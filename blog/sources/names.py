"""Conversion of names as typed, one per line ("Lüthi, Lorenz M."), to CSL names and back."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

CslName = dict[str, str]

# Only these are particles after a given name: "Kim, Il sung" has none.
_PARTICLES = {
    *("af", "al", "av", "d’", "d'", "da", "das", "de", "degli", "dei", "del", "della", "dem"),
    *("den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "les"),
    *("lo", "los", "op", "'t", "’t", "te", "ten", "ter", "tot", "van", "vom", "von", "vor", "y"),
    *("zu", "zum", "zur"),
}


def parse_names(text: str, *, known: Iterable[CslName] = ()) -> list[CslName]:
    """Return the names in `text`, one per line; one without a comma is an organization or mononym.

    A line equal to one of the `known` names keeps the parts of that name, such as a particle.
    """
    by_line = {format_name(name): name for name in known}
    lines = filter(None, (line.strip() for line in text.splitlines()))
    return [by_line.get(line) or _parse_name(line) for line in lines]


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
