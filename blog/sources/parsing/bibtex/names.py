"""Names in BibTeX, split before decoding because LaTeX groups can contain commas and "and".

For the rules of BibTeX see https://ctan.org/pkg/tamethebeast, section 11. Biblatex adds
"given=Jean, prefix=de la, family=Fontaine".
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from blog.sources.parsing.bibtex.encoding import latex_of
from blog.sources.parsing.bibtex.latex import text_of

CslName = dict[str, Any]

OTHERS: CslName = {"literal": "others"}
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|useprefix)\s*=\s*(.*)", re.DOTALL)
_BRACED_COMMA = re.compile(r",(?![^{}]*\})")
_PARTS = {"family": "family", "given": "given", "suffix": "suffix"}
_NEEDS_BRACES = re.compile(r"[,{}=]|\band\b|\s{2}|^\s|\s$", re.IGNORECASE)
_MAX_LENGTH = 2_000


def read_names(latex: str, *, particle: str = "non-dropping-particle") -> list[CslName]:
    """Return the people in a field such as author; `particle` is the CSL name part for a "von"."""
    names = (_name(name.strip(), particle) for name in split_multiple_persons_names(latex))
    return [name for name in names if name]


def write_names(names: Iterable[Mapping[str, Any]]) -> str:
    """Return CSL names as the value of a field such as author."""
    return " and ".join(map(_latex_name, names))


def _name(latex: str, particle: str) -> CslName:
    if latex.lower() == "others":
        return dict(OTHERS)
    if _is_one_group(latex):
        return {"literal": text_of(latex)} if text_of(latex) else {}
    if _EXTENDED.match(latex):
        return _extended(latex, particle)
    if len(latex) > _MAX_LENGTH:
        return {"literal": text_of(latex[:_MAX_LENGTH])}
    parts = _regrouped(parse_single_name_into_parts(latex, strict=False))
    tokens = {
        "family": parts.last,
        "given": parts.first,
        particle: parts.von,
        "suffix": parts.jr,
    }
    name = {part: text_of(" ".join(latex)) for part, latex in tokens.items()}
    return {part: text for part, text in name.items() if text}


def _regrouped(parts: NameParts) -> NameParts:
    """Return the parts; a "von" without lower-case letters, as in Chinese, becomes a name."""
    if parts.von and not any(letter.islower() for token in parts.von for letter in token):
        if parts.first:
            parts.last = [*parts.von, *parts.last]
        else:
            parts.first = parts.von
        parts.von = []
    return parts


def _is_one_group(latex: str) -> bool:
    r"""Return True for an organization, {Robert Bosch GmbH}; not for {\"O}z or {A} {B}."""
    if not (latex.startswith("{") and latex.endswith("}")) or latex.startswith("{\\"):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", latex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(latex)
    return False


def _extended(latex: str, particle: str) -> CslName:
    name: CslName = {}
    pairs = [_EXTENDED.match(part) for part in _BRACED_COMMA.split(latex)]
    values = {match[1]: text_of(match[2].strip().strip('"')) for match in pairs if match}
    if values.pop("useprefix", "") == "true":
        particle = "non-dropping-particle"
    for part, text in values.items():
        name[_PARTS.get(part, particle)] = text
    return {part: text for part, text in name.items() if text}


# Writing


def _latex_name(name: Mapping[str, Any]) -> str:
    if name == OTHERS:
        return "others"
    if literal := name.get("literal"):
        return f"{{{latex_of(literal)}}}"
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = _family(name.get("family", ""), has_particle=bool(particle))
    if particle and not particle[0].islower():
        return f"prefix={particle}, family={family}, given={name.get('given', '')}"
    last = f"{latex_of(particle)} {family}".strip()
    if suffix := name.get("suffix"):
        return f"{last}, {_protected(suffix)}, {_protected(name.get('given', ''))}"
    return f"{last}, {_protected(name['given'])}" if name.get("given") else last


def _family(family: str, *, has_particle: bool) -> str:
    """Return the family name, in braces if BibTeX would mistake its first words for a "von"."""
    *first, _last = family.split() or [""]
    is_ambiguous = not has_particle and any(word[:1].islower() for word in first)
    return f"{{{latex_of(family)}}}" if is_ambiguous else _protected(family)


def _protected(text: str) -> str:
    latex = latex_of(text)
    return f"{{{latex}}}" if _NEEDS_BRACES.search(text) else latex
