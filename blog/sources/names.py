"""People as they are typed, one a line ("Lüthi, Lorenz M."), and how CSL says them."""

import re
from collections.abc import Iterable, Mapping

CslName = dict[str, str]

_PARTICLE = re.compile(r"((?:[^\W\dA-Z_][^\s,]* )*[^\W\dA-Z_][^\s,]*) (?=[^a-z\s])(\S.*)")


def read_names(words: str, *, known: Iterable[CslName] = ()) -> list[CslName]:
    """The people in `words`, one a line; without a comma it is an organisation, or a single name.

    A line that says one of the `known` names keeps what else is known of it, such as a particle.
    """
    kept = {name_line(name): name for name in known}
    lines = filter(None, (line.strip() for line in words.splitlines()))
    return [kept.get(line) or _read_name(line) for line in lines]


def write_names(names: Iterable[Mapping[str, str]]) -> str:
    return "\n".join(map(name_line, names))


def name_line(name: Mapping[str, str]) -> str:
    """The name as it is typed: "Lüthi, Lorenz M.", "King, Martin Luther, Jr.", "UNESCO"."""
    if literal := name.get("literal"):
        return literal
    family = _joined(" ", name, ("non-dropping-particle", "family"))
    given = _joined(" ", name, ("given", "dropping-particle"))
    return ", ".join(filter(None, (family, given, name.get("suffix", ""))))


def _read_name(line: str) -> CslName:
    family, comma, rest = (part.strip() for part in line.partition(","))
    if not comma:
        return {"literal": line}
    given, _comma, suffix = (part.strip() for part in rest.partition(","))
    before, family = _particle(family)
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": before,
        "suffix": suffix,
    }
    return {part: words for part, words in parts.items() if words}


def _particle(family: str) -> tuple[str, str]:
    """The small words before a family name, "de la" of "de la Cruz", and the name itself."""
    found = _PARTICLE.match(family)
    return (found[1], found[2]) if found else ("", family)


def _joined(glue: str, name: Mapping[str, str], parts: tuple[str, ...]) -> str:
    return glue.join(filter(None, (name.get(part, "") for part in parts)))
