"""People as they are typed, one a line ("Lüthi, Lorenz M."), and how CSL says them."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

CslName = dict[str, str]

# After a given name only these are taken for particles: "Kim, Il sung" has none.
_PARTICLES = {
    *("af", "al", "av", "d’", "d'", "da", "das", "de", "degli", "dei", "del", "della", "dem"),
    *("den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "les"),
    *("lo", "los", "op", "'t", "’t", "te", "ten", "ter", "tot", "van", "vom", "von", "vor", "y"),
    *("zu", "zum", "zur"),
}


def read_names(words: str, *, known: Iterable[CslName] = ()) -> list[CslName]:
    """The people in `words`, one a line; without a comma it is an organization, or a single name.

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
    before, family = _small_words_first(family.split())
    given, after = _particle_last(given.split())
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": before,
        "dropping-particle": after,
        "suffix": suffix,
    }
    return {part: words for part, words in parts.items() if words}


def _small_words_first(words: list[str]) -> tuple[str, str]:
    """The particle before a family name, "de la" of "de la Cruz", and the name itself."""
    small = list(takewhile(_is_small, words[:-1]))
    return " ".join(small), " ".join(words[len(small) :])


def _is_small(word: str) -> bool:
    bare = word.strip("'’")
    return bare.isalpha() and bare[0].islower()


def _particle_last(words: list[str]) -> tuple[str, str]:
    """The given name, and the particle after it: "Simone" and "de" of "Simone de"."""
    count = len(words) - len(list(takewhile(_PARTICLES.__contains__, reversed(words))))
    return " ".join(words[:count]), " ".join(words[count:])


def _joined(glue: str, name: Mapping[str, str], parts: tuple[str, ...]) -> str:
    return glue.join(filter(None, (name.get(part, "") for part in parts)))
