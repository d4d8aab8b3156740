"""Rendering <date>: localized or by its own parts, single dates and ranges."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from blog.sources.csl.dates import FIRST_SEASON, DateValue, Parts
from blog.sources.csl.elements import Date, DatePart
from blog.sources.csl.ordinals import ordinal
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, Part, node
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.text import finished, places_year_suffix, year_suffix

_ORDER = ("year", "month", "day")
_FIRST_CLEAR_YEAR = 1000
_YEARS_BEFORE = 10_000


@dataclass(frozen=True, slots=True)
class _Format:
    """The parts of a date in order, with what is between them."""

    parts: tuple[DatePart, ...]
    delimiter: str


def render_date(element: Date, context: Context) -> Node | None:
    context.called += 1
    date = context.item.dates.get(element.variable)
    if date is None or element.variable in context.suppressed:
        return None
    if context.is_sample and element.variable == "accessed":
        return None
    rendered = (_sortable if context.is_sorting else _rendered)(element, date, context)
    if rendered is None:
        return None
    context.fill(element.variable)
    rendered.role = "date"
    return rendered


def _rendered(element: Date, date: DateValue, context: Context) -> Node | None:
    if context.refinements.circa_in_words and date.is_circa and date.begin:
        return _with_circa(element, date, context)
    if not date.begin:
        if context.refinements.literal_dates_once and not _shows_year(element):
            return None
        suffix = _suffix_of(element, context)
        return finished([*parse(date.literal), *suffix], element.look, context)
    form = format_of(element, context)
    parts = (
        _range(form, date, element, context)
        if date.is_range
        else [_single(form.parts, form.delimiter, date, date.begin, element, context)]
    )
    return finished([part for part in parts if part], element.look, context)


def _sortable(element: Date, date: DateValue, context: Context) -> Node | None:
    """Return the parts that the element shows as digits, so that a macro sorts by time."""
    shown = {part.name for part in format_of(element, context).parts}
    begin = date.begin or date.sorted_as
    if not begin:
        return node([date.literal])
    spans = [begin, date.end] if date.end else [begin]
    return node(["".join(_digits(span, shown) for span in spans)])


def _digits(values: Parts, shown: Container[str]) -> str:
    """Return "1200805" and so on: years from a count that is positive before Christ as well."""
    year, month, day = (*values, 0, 0)[:3]
    month = month if month < FIRST_SEASON else 0
    return (
        f"{year + _YEARS_BEFORE if 'year' in shown else 0:05}"
        f"{month if 'month' in shown else 0:02}{day if 'day' in shown else 0:02}"
    )


def _shows_year(element: Date) -> bool:
    if element.form:
        return "year" in element.shown.split("-")
    return any(part.name == "year" for part in element.parts)


def _with_circa(element: Date, date: DateValue, context: Context) -> Node | None:
    """Return the date as "ca. 1850", unless the style says itself that it is uncertain."""
    is_guessed = (element.look.prefix, element.look.suffix) == ("[", "?]")
    if is_guessed:
        element = replace(element, look=replace(element.look, prefix="", suffix=""))
    rendered = _rendered(element, replace(date, is_circa=False), context)
    if rendered is None or (context.style.knows_uncertain_dates and not is_guessed):
        return rendered
    rendered.parts = [f"{context.term('circa', 'short')} ", *rendered.parts]
    return rendered


def format_of(element: Date, context: Context) -> _Format:
    """Return the format: the element's own parts, or the locale's with the element's changes."""
    if not element.form:
        return _Format(element.parts, element.delimiter)
    localized = context.locale.dates.get(element.form)
    if localized is None:
        return _Format(element.parts, element.delimiter)
    shown = element.shown.split("-")
    own = {part.name: part for part in element.parts}
    parts = [
        _overridden(part, own.get(part.name)) for part in localized.parts if part.name in shown
    ]
    return _Format(tuple(parts), element.delimiter or localized.delimiter)


def _overridden(part: DatePart, own: DatePart | None) -> DatePart:
    """Return the locale's part with the attributes that the style writes, except affixes."""
    if own is None:
        return part
    look = replace(
        part.look,
        formatting=own.look.formatting or part.look.formatting,
        text_case=own.look.text_case or part.look.text_case,
        strip_periods=own.look.strip_periods or part.look.strip_periods,
    )
    dash = own.range_delimiter if "range-delimiter" in own.attributes else part.range_delimiter
    return DatePart(part.name, own.form or part.form, dash, look)


def _single(
    parts: Sequence[DatePart],
    delimiter: str,
    date: DateValue,
    values: Parts,
    element: Date,
    context: Context,
) -> Node | None:
    found = [_part(part, date, values, element, context) for part in parts]
    return node(found, delimiter=delimiter)


def _range(form: _Format, date: DateValue, element: Date, context: Context) -> list[Part | None]:
    begin, end = date.begin, date.end or ()
    if not end:
        first = _single(form.parts, form.delimiter, date, begin, element, context)
        return [_without_last_suffix(first), form.parts[-1].range_delimiter if form.parts else ""]
    differing = _differing(begin, end)
    dash = next(
        (p.range_delimiter for name in differing for p in form.parts if p.name == name), "–"
    )
    pieces: list[Part | None] = []
    for differs, run in groupby(form.parts, key=lambda part: part.name in differing):
        shown = list(run)
        first = _single(shown, form.delimiter, date, begin, element, context)
        if not differs:
            pieces.append(first)
            continue
        last = _single(shown, form.delimiter, date, end, element, context)
        ends = [_without_last_suffix(first), dash, _without_first_prefix(last)]
        pieces.append(node(ends if first and last else [first or last]))
    return [node(pieces, delimiter=form.delimiter)]


def _differing(begin: Parts, end: Parts) -> tuple[str, ...]:
    """Return the parts from the largest one that differs between both ends."""
    for place in range(len(_ORDER)):
        if begin[place : place + 1] != end[place : place + 1]:
            return _ORDER[place:]
    return ()


def _without_last_suffix(part: Node | None) -> Node | None:
    if part is None or not isinstance(part.parts[-1], Node):
        return part
    return replace(part, parts=[*part.parts[:-1], replace(part.parts[-1], suffix="")])


def _without_first_prefix(part: Node | None) -> Node | None:
    if part is None or not isinstance(part.parts[0], Node):
        return part
    return replace(part, parts=[replace(part.parts[0], prefix=""), *part.parts[1:]])


# Parts


def _part(
    part: DatePart, date: DateValue, values: Parts, element: Date, context: Context
) -> Node | None:
    place = _ORDER.index(part.name) if part.name in _ORDER else 3
    if part.name == "month" and date.season and len(values) < 2:
        return finished(parse(date.season), part.look, context)
    if place >= len(values):
        return None
    value = values[place]
    if part.name == "year":
        return _year(part, value, element, context)
    text = _month(part, value, context) if part.name == "month" else _day(part, values, context)
    return finished([text], part.look, context)


def _year(part: DatePart, year: int, element: Date, context: Context) -> Node | None:
    text = str(abs(year))
    if part.form == "short":
        text = text[-2:].rjust(2, "0")
    if year < 0:
        text += context.term("bc")
    elif year < _FIRST_CLEAR_YEAR and year > 0:
        text += context.term("ad")
    if year == 0:
        return None
    return finished([text, *_suffix_of(element, context)], part.look, context)


def _suffix_of(element: Date, context: Context) -> list[Part]:
    """Return the letter that a year gets where the style does not place it itself."""
    suffix = year_suffix(context)
    if (
        not suffix
        or context.suffix_is_out
        or element.variable != "issued"
        or places_year_suffix(context)
    ):
        return []
    context.suffix_is_out = True
    return [Node([suffix], role="year-suffix")]


def _month(part: DatePart, month: int, context: Context) -> str:
    if month >= FIRST_SEASON:
        return context.term(f"season-{month - FIRST_SEASON + 1:02d}")
    if part.form in ("numeric", "numeric-leading-zeros"):
        return str(month).rjust(2 if part.form == "numeric-leading-zeros" else 1, "0")
    return context.term(f"month-{month:02d}", part.form or "long")


def _day(part: DatePart, values: Parts, context: Context) -> str:
    day = values[2]
    if part.form == "numeric-leading-zeros":
        return f"{day:02d}"
    if part.form == "ordinal" and (day == 1 or not context.locale.limits_ordinals_to_first_day):
        gender = context.locale.gender(f"month-{values[1]:02d}")
        return ordinal(day, locale=context.locale, gender=gender)
    return str(day)
