"""The entries of a bibliography: repeated authors, and the first field beside the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from blog.sources.csl.elements import Section
from blog.sources.csl.locale import Locale
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, Part, exchanged, node, nodes, with_role
from blog.sources.csl.output.writers import PLAIN_TEXT


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of the work `id`."""

    id: str
    part: Part


def with_substitutes(
    entries: Sequence[Entry], *, options: Mapping[str, str], locale: Locale
) -> list[Entry]:
    """Return the entries with the style's mark in place of authors that the one before has."""
    mark = options.get("subsequent-author-substitute")
    if mark is None:
        return list(entries)
    rule = options.get("subsequent-author-substitute-rule", "complete-all")
    result: list[Entry] = []
    before: list[str] = []
    for entry in entries:
        names = with_role(entry.part, "names")
        people = _people(names, locale)
        if names is not None and people:
            part = _substituted(entry.part, names, people, before, mark=mark, rule=rule)
            result.append(replace(entry, part=part or entry.part))
        else:
            result.append(entry)
        before = people
    return result


def _people(names: Node | None, locale: Locale) -> list[str]:
    """Return the names as texts; the whole text if a title stands for them."""
    if names is None:
        return []
    found = [child for child in nodes(names) if child.role == "name"]
    texts = [PLAIN_TEXT.write(child, locale=locale) for child in found]
    return texts or [PLAIN_TEXT.write(names, locale=locale)]


def _substituted(
    part: Part, names: Node, people: list[str], before: list[str], *, mark: str, rule: str
) -> Part | None:
    if rule in ("complete-all", "complete-each"):
        if people != before:
            return part
        if rule == "complete-all":
            return exchanged(part, names, _marked(names, mark))
        return _each(part, names, len(people), mark)
    same = 0
    while same < min(len(people), len(before)) and people[same] == before[same]:
        same += 1
    return _each(part, names, min(same, 1) if rule == "partial-first" else same, mark)


def _marked(names: Node, mark: str) -> Part:
    """Return the mark with the label and affixes of the names."""
    if not mark:
        return ""
    lists = [child for child in nodes(names) if child.role == "name-list"]
    if not lists:
        return replace(names, parts=list(parse(mark)))
    found: Part | None = names
    for place, child in enumerate(lists):
        found = exchanged(found, child, Node(parse(mark)) if not place else None) if found else None
    return found or names


def _each(part: Part, names: Node, count: int, mark: str) -> Part | None:
    found = [child for child in nodes(names) if child.role == "name"] or [names]
    changed: Part | None = part
    for child in found[:count]:
        changed = exchanged(changed, child, Node(parse(mark))) if changed else None
    return changed


def with_layout(part: Node, section: Section) -> Node:
    """Return the entry with the affixes of the layout, and its first field in the margin."""
    look = section.layout.look
    parts = part.parts
    if section.options.get("second-field-align"):
        parts = _aligned(parts)
    last = parts[-1]
    if look.suffix and isinstance(last, Node) and last.display:
        inner = replace(last, display="")
        parts = [*parts[:-1], Node([inner, Node([look.suffix])], display=last.display)]
        look = replace(look, suffix="")
    whole = Node(parts, look.formatting, look.prefix, look.suffix)
    whole.has_inner_affixes = True
    return whole


def _aligned(parts: list[Part]) -> list[Part]:
    margin = Node(parts[:1], display="left-margin")
    inline = node(parts[1:])
    if inline is None:
        return [margin]
    inline.display = "right-inline"
    return [margin, inline]
