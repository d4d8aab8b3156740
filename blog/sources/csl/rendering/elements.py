"""Rendering any element: which module renders which kind, groups, and the branches of <choose>."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from blog.sources.csl import elements
from blog.sources.csl.elements import Branch, Choose, Element, Group
from blog.sources.csl.output.tree import Node, Part, node
from blog.sources.csl.rendering.conditions import is_met
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.dates import render_date
from blog.sources.csl.rendering.labels import render_label
from blog.sources.csl.rendering.names import render_names
from blog.sources.csl.rendering.numbers import render_number
from blog.sources.csl.rendering.text import decorated, render_text

Renderer = Callable[[Any, Context], Part | None]


def render(element: Element, context: Context) -> Part | None:
    """Return the output of an element; None if it has none."""
    return _RENDERERS[type(element)](element, context)


def render_all(children: Iterable[Element], context: Context) -> list[Part]:
    """Return the parts that have output; a <choose> gives those of its branch."""
    parts: list[Part] = []
    for child in children:
        if isinstance(child, Choose):
            parts += _chosen(child, context)
        elif part := render(child, context):
            parts.append(part)
    return parts


def render_group(group: Group, context: Context) -> Node | None:
    """Return the children; None if the group has variables and all of them are empty."""
    called, filled = context.called, context.filled
    context.called = context.filled = 0
    parts = render_all(group.children, context)
    is_suppressed = context.called > 0 and context.filled == 0
    if is_suppressed:
        context.called, context.filled = called + 1, filled
        return None
    context.called, context.filled = called + bool(parts), filled + bool(parts)
    whole = node(parts, look=group.look, delimiter=group.delimiter)
    return decorated(whole, group.look, context) if whole else None


def render_layout(layout: Group, context: Context) -> Node | None:
    """Return the children of a layout, without its affixes and its delimiter between cites."""
    return node(render_all(layout.children, context))


def render_choose(choose: Choose, context: Context) -> Node | None:
    return node(_chosen(choose, context))


def _chosen(choose: Choose, context: Context) -> list[Part]:
    for branch in choose.branches:
        if _applies(branch, context):
            return render_all(branch.children, context)
    return []


def _applies(branch: Branch, context: Context) -> bool:
    return not branch.conditions or is_met(branch, context)


def _text(element: elements.Text, context: Context) -> Part | None:
    if element.source != "macro":
        return render_text(element, context)
    macro = context.style.macros.get(element.name)
    if macro is None:
        return None
    return render_group(replace(macro, look=element.look), context)


def _names(element: elements.Names, context: Context) -> Part | None:
    return render_names(element, context, render=render)


_RENDERERS: dict[type, Renderer] = {
    elements.Text: _text,
    elements.Number: render_number,
    elements.Label: render_label,
    elements.Date: render_date,
    elements.Names: _names,
    elements.Group: render_group,
    elements.Choose: render_choose,
}
