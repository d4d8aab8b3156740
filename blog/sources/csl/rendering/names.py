"""Rendering <names>: lists of people with labels, "et al." and <substitute>."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from blog.sources.csl.elements import PLAIN, Element, Names, Text
from blog.sources.csl.output.tree import Node, Part, node, text_of
from blog.sources.csl.people import Person
from blog.sources.csl.rendering.context import Context, Shown
from blog.sources.csl.rendering.name_options import NameOptions, name_options
from blog.sources.csl.rendering.name_parts import NameWriter
from blog.sources.csl.rendering.text import finished, term_node

_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
Render = Callable[[Element, Context], Part | None]


def render_names(element: Names, context: Context, *, render: Render) -> Part | None:
    """Return the people of the first variables that have any, else the substitute."""
    element = _inheriting(element, context)
    context.called += 1
    roles = [
        name for name in element.variables if _people(name, context) and _is_free(name, context)
    ]
    if not roles:
        return _substitute(element, context, render)
    if context.cite.suppress_author and not context.author_is_out and _is_author(roles, context):
        context.author_is_out = True
        context.filled += 1  # so that what belongs to the author, such as "supra", remains
        return None
    for role in roles:
        context.fill(role)
    context.filled += 1 - len(roles)
    options = name_options(element, context)
    if options.form == "count":
        return _count(element, roles, options, context)
    lists = [_list(element, role, options, context) for role in _combined(roles, context)]
    delimiter = element.delimiter
    if delimiter is None:
        delimiter = context.section.options.get("names-delimiter", "")
    rendered = node(lists, look=element.look, delimiter=delimiter)
    if rendered is not None:
        rendered.role = "names"
    return rendered


def _is_author(roles: Sequence[str], context: Context) -> bool:
    """Return whether a cite without its author leaves these people out."""
    return "author" in roles or not context.shown


def _people(name: str, context: Context) -> tuple[Person, ...]:
    return context.item.people.get(name, ())


def _is_free(name: str, context: Context) -> bool:
    """Return whether the people may be shown: a substitute shows them only once."""
    if name in context.suppressed:
        return False
    return context.outer_names is None or name not in context.shown


def _inheriting(element: Names, context: Context) -> Names:
    """Return the names of a <substitute> with what they inherit from those around them."""
    outer = context.outer_names
    if outer is None or element.has_name or element.label or element.et_al:
        return element
    return replace(
        outer,
        variables=element.variables,
        substitute=element.substitute,
        delimiter=outer.delimiter if element.delimiter is None else element.delimiter,
        look=outer.look if element.look == PLAIN else element.look,
    )


def _substitute(element: Names, context: Context, render: Render) -> Part | None:
    """Return the first of the substitutes that has output; it is not shown again later."""
    was_out = context.author_is_out
    for child in element.substitute:
        outer, shown = context.outer_names, context.shown
        context.outer_names, context.shown = element, set()
        found = render(child, context)
        context.suppressed |= context.shown if found else set()
        context.outer_names, context.shown = outer, shown | context.shown
        if context.author_is_out and not was_out:
            return None  # the author would be here, and nothing takes its place
        if isinstance(child, Text) and child.source == "term":
            return found  # even an empty term is the end of the list
        if found:
            whole = node([found])
            if whole is not None:
                whole.role = "names"
            return whole
    return None


def _combined(roles: list[str], context: Context) -> list[str]:
    """Return "editortranslator" for the editor and translator if they are the same people."""
    if set(roles) != {"editor", "translator"} or len(roles) != 2:
        return roles
    same = _people("editor", context) == _people("translator", context)
    return ["editortranslator"] if same and context.term("editortranslator") else roles


def _list(element: Names, role: str, options: NameOptions, context: Context) -> Node | None:
    """Return the people in one role, with their label."""
    people = _people("editor" if role == "editortranslator" else role, context)
    names = _NameList(element, options, context).render(people)
    if names is not None:
        names.role = "name-list"
    label = None
    if element.label and not context.is_sorting:
        plural = (
            len(people) > 1
            if element.label.plural == "contextual"
            else (element.label.plural == "always")
        )
        text = context.term(role, element.label.form, plural=plural)
        label = term_node(text, element.label.look, context) if text else None
    return node([label, names] if element.label_first else [names, label])


def _count(
    element: Names, roles: Sequence[str], options: NameOptions, context: Context
) -> Node | None:
    total = 0
    for role in roles:
        people = _people(role, context)
        total += _shown_count(len(people), options, 0)
    return finished([str(total)], element.look, context)


def _shown_count(total: int, options: NameOptions, more: int) -> int:
    """Return how many of `total` names are shown before "et al."."""
    if not options.et_al_min or total < options.et_al_min or options.et_al_use_first < 0:
        return total
    return min(total, max(options.et_al_use_first, more))


class _NameList:
    """Renders one list of people."""

    def __init__(self, element: Names, options: NameOptions, context: Context) -> None:
        self._element = element
        self._options = options
        self._context = context
        self._writer = NameWriter(element, options, context)

    def render(self, people: tuple[Person, ...]) -> Node | None:
        place = len(self._context.people)
        more = self._context.distinction.shown.get(place, 0)
        count = _shown_count(len(people), self._options, more)
        self._context.people.append(self._shown(people, count))
        given = self._context.distinction.given
        names = [
            self._name(person, index, level=given.get((place, index), 0))
            for index, person in enumerate(people[:count])
        ]
        if not count:
            return None
        if count == len(people):
            return self._whole(names, people)
        return self._cut(names, people)

    def _shown(self, people: tuple[Person, ...], count: int) -> Shown:
        options = self._options
        levels = (options.form == "short") + (
            options.initialize_with is not None and options.initialize
        )
        return Shown(people, count, levels, is_short=options.form == "short")

    def _name(self, person: Person, index: int, *, level: int) -> Node | None:
        inverted = self._is_inverted(person, index)
        if level and self._options.form == "short" and self._options.initialize_with is None:
            level = 2
        name = self._writer.write(person, inverted=inverted, level=level)
        if name is None:
            return None
        name.role, name.data = "name", person
        look = self._element.name_look
        return finished([name], replace(look, prefix="", suffix=""), self._context)

    def _is_inverted(self, person: Person, index: int) -> bool:
        order = self._options.sort_order
        return not person.literal and (order == "all" or (order == "first" and index == 0))

    def _whole(self, names: list[Node | None], people: Sequence[Person]) -> Node | None:
        """Return all names, with the conjunction before the last."""
        options, look = self._options, self._element.name_look
        affixes = replace(PLAIN, prefix=look.prefix, suffix=look.suffix)
        word = self._conjunction()
        if len(people) < 2 or not word:
            return node(names, look=affixes, delimiter=options.delimiter)
        first = node(names[:-1], delimiter=options.delimiter)
        inverted = self._is_inverted(people[-2], len(names) - 2)
        precedes = _precedes(
            options.delimiter_precedes_last,
            contextual=len(names) > 2,
            inverted=inverted,
        )
        if word[-1].isspace():
            return node([first, word, names[-1]], look=affixes)
        between = f"{options.delimiter if precedes else ' '}{word} "
        return node([first, names[-1]], look=affixes, delimiter=between)

    def _conjunction(self) -> str:
        kind = "" if self._context.is_sorting else self._options.conjunction
        if kind == "symbol":
            return self._context.term("and", "symbol") if self._has_symbol() else "&"
        return self._context.term("and") if kind == "text" else ""

    def _has_symbol(self) -> bool:
        return ("and", "symbol") in self._context.locale.terms

    def _cut(self, names: list[Node | None], people: Sequence[Person]) -> Node | None:
        """Return the first names with "et al.", or an ellipsis and the last name."""
        options, look = self._options, self._element.name_look
        affixes = replace(PLAIN, prefix=look.prefix, suffix=look.suffix)
        first = node(names, delimiter=options.delimiter)
        if options.et_al_use_last and len(people) - len(names) >= 2:
            last = self._name(people[-1], len(people) - 1, level=0)
            return node([first, node(["… ", last])], look=affixes, delimiter=options.delimiter)
        others = self._et_al()
        if others is None:
            return node([first], look=affixes)
        inverted = self._is_inverted(people[len(names) - 1], len(names) - 1) if names else False
        precedes = _precedes(
            options.delimiter_precedes_et_al, contextual=len(names) > 1, inverted=inverted
        )
        space = "" if _IDEOGRAPH.match(text_of(others)) else " "
        delimiter = options.delimiter if precedes else space
        return node([first, others], look=affixes, delimiter=delimiter)

    def _et_al(self) -> Node | None:
        if self._context.is_sorting:
            return None
        et_al = self._element.et_al
        text = self._context.term(et_al.term if et_al else "et-al")
        look = et_al.look if et_al else PLAIN
        return finished([text], look, self._context) if text else None


def _precedes(option: str, *, contextual: bool, inverted: bool) -> bool:
    if option == "after-inverted-name":
        return inverted
    return option == "always" or (option != "never" and contextual)
