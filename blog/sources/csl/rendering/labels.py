"""Rendering <label>: the term of a variable, such as "p." or "pp."."""

import re

from blog.sources.csl.elements import Label
from blog.sources.csl.output.tree import Node
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.numbers import is_plural
from blog.sources.csl.rendering.text import term_node, value_of

_LABELED = re.compile(r"[^\W\d_]{2,}\.\s")  # a locator that says itself what it is: "vol. 1"


def render_label(element: Label, context: Context) -> Node | None:
    value = value_of(element.variable, context)
    if not value or element.variable in context.suppressed:
        return None
    name = element.variable
    if name == "locator" and context.cite.label == "page" and _LABELED.match(value):
        return None
    if name == "locator":
        name = context.cite.label.replace("-", " ") if context.cite.label else "page"
    plural = _is_plural(element, value, context)
    text = context.locale.term(name, element.form, plural=plural)
    if not text:  # CSL 1.0.1 writes "sub verbo", and 1.0.2 "sub-verbo"
        text = context.locale.term(name.replace(" ", "-"), element.form, plural=plural)
    return term_node(text, element.look, context) if text else None


def _is_plural(element: Label, value: str, context: Context) -> bool:
    if element.plural != "contextual":
        return element.plural == "always"
    if element.variable == "number" and context.refinements.report_numbers_as_typed:
        value = value.replace("-", "")
    if element.variable.startswith("number-of-"):
        return value.strip() not in ("1", "0")
    return is_plural(value, conjunction=context.term("and"))
