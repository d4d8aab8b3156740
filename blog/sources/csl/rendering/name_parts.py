"""One person's name: its parts in order, with particles, initials and suffix."""

import re
from dataclasses import replace

from blog.sources.csl.elements import Look, Names
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, Part, node, text_of
from blog.sources.csl.people import Person
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.initials import initialized, normalized
from blog.sources.csl.rendering.name_options import NameOptions
from blog.sources.csl.rendering.text import finished

_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\w)", re.IGNORECASE)
_JOINED_ENDS = ("’", "'", "-", "‘", "\u02bc")


class NameWriter:
    """Writes people's names by one <names> element."""

    def __init__(self, element: Names, options: NameOptions, context: Context) -> None:
        self._element = element
        self._options = options
        self._context = context

    def write(self, person: Person, *, inverted: bool, level: int) -> Node | None:
        """Return the name; `level` adds initials or the given name in full."""
        if person.literal or not person.family:
            return self._single(person)
        if not person.is_romanesque:
            return self._joined_without_space(person)
        given = self._given(person, level)
        if self._options.form == "short" and not (given and level):
            particle = not (self._context.is_sorting and self._is_demoted())
            return node([self._family(person, particle=particle)])
        if person.is_static:
            return spaced([self._family(person), self._given_part(given)])
        return self._inverted(person, given) if inverted else self._displayed(person, given)

    def _single(self, person: Person) -> Node | None:
        """Return an institution, or a given name alone: Banksy."""
        if not person.literal:
            return self._given_part(person.given)
        literal = person.literal
        if self._context.is_sorting:
            literal = _ARTICLE.sub("", literal, count=1)
        return _within(self._set(literal, self._element.family), self._element.family)

    def _joined_without_space(self, person: Person) -> Node | None:
        family = self._family(person)
        if self._options.form == "short":
            return node([family])
        return node([family, self._set(person.given, self._element.given)])

    def _displayed(self, person: Person, given: str) -> Node | None:
        """Return "Jean de La Fontaine III"."""
        element = self._element
        family = self._family_parts(person, with_dropping=True)
        if person.suffix:
            comma = ", " if person.has_comma_before_suffix else " "
            family = node([family, *parse(person.suffix)], delimiter=comma)
        return spaced([self._given_part(given), _within(family, element.family)])

    def _inverted(self, person: Person, given: str) -> Node | None:
        """Return "La Fontaine, Jean de, III", or "Fontaine, Jean de La, III"."""
        element, demoted = self._element, self._is_demoted()
        after: list[Part | None] = [
            self._set(given, element.given),
            self._set(person.dropping, element.given),
            self._set(person.non_dropping, element.family) if demoted else None,
        ]
        family = self._family(person, particle=not demoted)
        suffix = parse(person.suffix) if person.suffix else []
        parts = [family, _within(spaced(after), element.given), *suffix]
        return node(parts, delimiter=self._options.sort_separator)

    def _is_demoted(self) -> bool:
        demotion = self._options.demotion
        return demotion == "display-and-sort" or (
            demotion == "sort-only" and self._context.is_sorting
        )

    def _family(self, person: Person, *, particle: bool = True) -> Node | None:
        return _within(self._family_parts(person, particle=particle), self._element.family)

    def _family_parts(
        self, person: Person, *, particle: bool = True, with_dropping: bool = False
    ) -> Node | None:
        element = self._element
        return spaced(
            [
                self._set(person.dropping, element.given) if with_dropping else None,
                self._set(person.non_dropping, element.family) if particle else None,
                self._set(person.family, element.family),
            ]
        )

    def _given_part(self, given: str) -> Node | None:
        return _within(self._set(given, self._element.given), self._element.given)

    def _set(self, text: str, look: Look) -> Node | None:
        """Return the text with the formatting of a part, without its affixes."""
        if not text:
            return None
        return finished(parse(text), replace(look, prefix="", suffix=""), self._context)

    def _given(self, person: Person, level: int) -> str:
        """Return the given name in full or as initials."""
        options, given = self._options, person.given
        mark = options.initialize_with
        if mark is None:
            return given
        if not options.initialize or self._is_full(level):
            return normalized(given, mark=mark, keeps_hyphen=options.keeps_hyphen)
        return initialized(given, mark=mark, keeps_hyphen=options.keeps_hyphen)

    def _is_full(self, level: int) -> bool:
        return level >= 2


def _within(part: Node | None, look: Look) -> Node | None:
    """Return the part with the affixes of a look."""
    return part and node([part], look=Look(prefix=look.prefix, suffix=look.suffix))


def spaced(parts: list[Part | None]) -> Node | None:
    """Return the parts with spaces between, except after a particle such as "d’"."""
    filled: list[Part | None] = []
    for part in parts:
        if part:
            filled += [part] if not filled or _joins(filled[-1]) else [" ", part]
    return node(filled)


def _joins(part: Part | None) -> bool:
    """Return whether the next part follows without a space: after "d’", "al-" or a space."""
    text = text_of(part) if part else ""
    if isinstance(part, Node):
        text += part.suffix
    return text[-1:] in _JOINED_ENDS or text[-1:].isspace()
