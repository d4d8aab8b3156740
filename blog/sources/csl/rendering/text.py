"""Rendering <text> of a variable, term or value, and what every element's look adds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from blog.sources.csl.citation_labels import citation_label
from blog.sources.csl.elements import Look, Text
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, Part, Verbatim, mapped, node, text_of
from blog.sources.csl.page_ranges import format_page_range
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.text_case import in_case
from blog.sources.csl.variables import NUMBER_VARIABLES, VERBATIM_VARIABLES

_BETWEEN_LOCATORS = re.compile(r"(–|,\s+)")
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


def value_of(name: str, context: Context) -> str:
    """Return the text of a variable of the item, the cite or the list; "" if it has none."""
    special = _SPECIAL.get(name)
    return special(context) if special else context.item.texts.get(name, "")


def _locator(context: Context) -> str:
    return context.cite.locator.strip()


def _label(context: Context) -> str:
    return context.item.texts.get("citation-label") or citation_label(context.item)


def _number(context: Context) -> str:
    if context.in_bibliography and context.refinements.numbers_outside:
        return ""
    return str(context.citation_number) if context.citation_number else ""


def _first_note(context: Context) -> str:
    return context.position.first_note


def year_suffix(context: Context) -> str:
    place = context.distinction.year_suffix
    return "" if place is None else letters(place)


_SPECIAL: Mapping[str, Callable[[Context], str]] = MappingProxyType(
    {
        "locator": _locator,
        "citation-label": _label,
        "citation-number": _number,
        "first-reference-note-number": _first_note,
        "year-suffix": year_suffix,
    }
)


def letters(place: int) -> str:
    """Return the suffix at `place`: a, b … z, aa, ab …"""
    letter = "abcdefghijklmnopqrstuvwxyz"[place % 26]
    return letter if place < 26 else letters(place // 26 - 1) + letter


def render_text(element: Text, context: Context) -> Node | None:
    if element.source == "variable":
        return _variable(element, context)
    if element.source == "term":
        text = context.term(element.name, element.form, plural=element.plural)
        # a style that sets the case of "ibid" means it, even at the begin of a note
        role = "label" if element.look.text_case else "term"
        return term_node(text, element.look, context, role=role)
    return finished(parse(element.name), element.look, context)


def _variable(element: Text, context: Context) -> Node | None:
    name = element.name
    context.called += name != "year-suffix"
    if name in context.suppressed:
        return None
    value = _in_form(name, element.form, context)
    if not value:
        return None
    context.fill(name)
    is_bracketed = (element.look.prefix, element.look.suffix) == ("[", "]")
    parts = _parts(name, value, context, is_bracketed=is_bracketed)
    rendered = finished(parts, element.look, context)
    if rendered and name in ("year-suffix", "citation-number", "citation-label"):
        rendered.role = name
    return rendered


def _in_form(name: str, form: str, context: Context) -> str:
    if form == "short":
        short = _SHORT.get(name, f"{name}-short")
        table = context.abbreviations.get(name, {})
        value = value_of(name, context)
        return table.get(value, "") or value_of(short, context) or value
    return value_of(name, context)


def _parts(name: str, value: str, context: Context, *, is_bracketed: bool = False) -> list[Part]:
    if name in VERBATIM_VARIABLES:
        return [Verbatim(value)]
    if name == "citation-label":
        return [*parse(value), *_letter(context)]
    if name not in NUMBER_VARIABLES:
        return parse(value)
    text = numbers(name, value, context)
    if name == "locator" and is_bracketed and context.refinements.brackets_each_locator:
        text = _BETWEEN_LOCATORS.sub(r"]\1[", text)
    return parse(text)


def _letter(context: Context) -> list[Part]:
    suffix = "" if places_year_suffix(context) else year_suffix(context)
    context.suffix_is_out = context.suffix_is_out or bool(suffix)
    return [Node([suffix], role="year-suffix")] if suffix else []


def places_year_suffix(context: Context) -> bool:
    return "year-suffix" in context.style.placed_variables


def numbers(name: str, value: str, context: Context) -> str:
    """Return numbers with ranges as the style and language want them."""
    if name == "number" and context.refinements.report_numbers_as_typed:
        return value
    is_page = name == "page" or (name == "locator" and context.cite.label == "page")
    rule = context.style.options.get("page-range-format", "") if is_page else ""
    dash = context.term("page-range-delimiter") or "–"
    symbol = context.term("and", "symbol") if ("and", "symbol") in context.locale.terms else "&"
    text = format_page_range(value, rule=rule, delimiter=dash)
    return re.sub(r"\s*&\s*", f" {symbol} ", text)


def term_node(text: str, look: Look, context: Context, *, role: str = "label") -> Node | None:
    """Return a term with all that the look says."""
    whole = node([text], look=look)
    if whole is None:
        return None
    whole.role = role
    return decorated(whole, look, context)


def finished(parts: list[Part], look: Look, context: Context) -> Node | None:
    """Return the parts with all that the look says."""
    whole = node(parts, look=look)
    return decorated(whole, look, context) if whole else None


def decorated(whole: Node, look: Look, context: Context) -> Node:
    """Return the node with periods stripped and in the text case of the look."""
    if look.strip_periods:
        whole = replace(whole, parts=[mapped(part, _without_periods) for part in whole.parts])
    if look.text_case:
        turkish = context.item.language[:2] in ("tr", "az")
        english = context.is_english_text(text_of(whole), is_term=bool(whole.role))
        changed = in_case(
            whole,
            case=look.text_case,
            english=english,
            turkish=turkish,
            keeps_capitals=context.refinements.only_english_titles,
        )
        return changed if isinstance(changed, Node) else whole
    return whole


def _without_periods(text: str) -> str:
    return text.replace(".", "")
