"""Sorting works by the keys of a section: names, dates, numbers and texts."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cmp_to_key, lru_cache
from typing import Any, TypeVar

from blog.sources.csl.dates import DateValue
from blog.sources.csl.elements import Group, Names, SortKey, Text
from blog.sources.csl.output.tree import node
from blog.sources.csl.output.writers import PLAIN_TEXT
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.elements import render, render_all
from blog.sources.csl.rendering.text import value_of
from blog.sources.csl.variables import NUMBER_VARIABLES

_ARTICLE = re.compile(r"^\W*The\s+(?=\w)")
Entry = TypeVar("Entry")
Value = tuple[Any, ...] | None  # None sorts last, whatever the direction


def in_order(
    entries: Sequence[Entry], *, keys: Sequence[SortKey], context_of: Callable[[Entry], Context]
) -> list[Entry]:
    """Return the entries by the keys; equal ones stay in their order."""
    if not keys:
        return list(entries)
    values = [[sort_value(key, context_of(entry)) for key in keys] for entry in entries]

    def compare(left: int, right: int) -> int:
        for place, key in enumerate(keys):
            difference = _compare(values[left][place], values[right][place])
            if difference:
                is_last = values[left][place] is None or values[right][place] is None
                return -difference if key.descending and not is_last else difference
        return 0

    return [entries[place] for place in sorted(range(len(entries)), key=cmp_to_key(compare))]


def _compare(left: Value, right: Value) -> int:
    if left is None or right is None:
        return (left is None) - (right is None)
    try:
        return (left > right) - (left < right)
    except TypeError:
        return (str(left) > str(right)) - (str(left) < str(right))


def sort_value(key: SortKey, context: Context) -> Value:
    """Return what the key compares for the work."""
    context = replace(context, sort_attributes=key.attributes)
    if key.macro:
        return _of_macro(key.macro, context)
    name = key.variable
    if name in context.item.people:
        return _text_value(_written(Names((name,), {"form": "long"}), context), context)
    if name in context.item.dates:
        return date_value(context.item.dates[name])
    text = value_of(name, context)
    if not text:
        return None
    if name in NUMBER_VARIABLES and (number := re.match(r"\s*(\d+)", text)):
        return (0, int(number[1]), text)
    return _text_value(_written(Text("variable", name), context), context)


def _of_macro(name: str, context: Context) -> Value:
    macro = context.style.macros.get(name, Group(()))
    part = node(render_all(macro.children, context))
    return _text_value(PLAIN_TEXT.write(part, locale=context.locale), context)


def _text_value(text: str, context: Context) -> Value:
    if context.refinements.sorts_without_article:
        text = _ARTICLE.sub("", text, count=1)
    return text_value(text)


def _written(element: Names | Text, context: Context) -> str:
    return PLAIN_TEXT.write(render(element, context), locale=context.locale)


def date_value(date: DateValue) -> Value:
    """Return the date's ends; a literal date sorts as text after those with parts."""
    if not (date.begin or date.sorted_as):
        return (1, text_value(date.literal)) if date.literal else None
    begin = (*(date.begin or date.sorted_as), 0, 0)[:3]
    end = (*(date.end or ()), 0, 0, 0)[:3]
    return (0, begin, end)


def text_value(text: str) -> Value:
    """Return what a text compares by: letters first, then accents, then capitals."""
    stripped = re.sub(r"^[\W_]+(?=\w)", "", text.strip())
    return _collation(stripped) if stripped else None


_IGNORED = re.compile(r'[\[\]()“”"«»,.:;!?]')


@lru_cache(maxsize=4096)
def _collation(text: str) -> tuple[Any, ...]:
    plain = _IGNORED.sub("", text)
    decomposed = unicodedata.normalize("NFKD", plain)
    base = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    letters = tuple((_rank(character), character) for character in base)
    return (2, letters, decomposed.casefold(), plain.swapcase())


def _rank(character: str) -> int:
    if character.isspace():
        return 0
    if character.isdigit():
        return 2
    return 3 if character.isalpha() else 1
