# mypy: allow-subclassing-any
"""Corrections of literal dates, approximate dates and ranges."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate, VariableError

from blog.sources.styles.corrections.progress import Corrected, value_of
from blog.sources.styles.corrections.values import Cased

ADDS_CIRCA = "adds-circa"  # set by preprocessing.py; not an attribute of CSL


class Date(Corrected, model.Date):
    """A date element; renders a literal date, which has no parts, in place of the year."""

    def process(
        self,
        item: Any,
        variable: Any = None,
        show_parts: Any = None,
        context: Any = None,
        **kwargs: Any,
    ) -> Any:
        name = self.get("variable")
        if name is None:  # a date format of the locale
            return super().process(item, variable, show_parts, context, **kwargs)
        self.begin(name)
        date = value_of(item, name)
        if not date or (isinstance(date, LiteralDate) and not self._shows_year()):
            return None
        if self.progress.sorting:
            return date.sort_key()
        text = super().process(item, variable, show_parts, context, **kwargs)
        if not text:
            return text
        self.progress.fill(name)
        if self.get(ADDS_CIRCA) and date.get("circa") and not isinstance(date, LiteralDate):
            return f"{self.get_single_term(name='circa', form='short')} {text}"
        return text

    def render_single_date(
        self, date: Any, show_parts: Sequence[str] | None = None, context: Any = None
    ) -> Any:
        """Render one date with the caller's delimiter, or the locale's if the caller has none."""
        parts = self.parts(date, show_parts, context if context is not self else None)
        host = context if self.is_locale_date() and context.get("delimiter") else self
        return host.join(parts) if parts else None

    def render_date_range(
        self, dates: Any, show_parts: Sequence[str] | None = None, context: Any = None
    ) -> Any:
        """Render a range, with the parts that both ends share only once: March 8–10, 2017."""
        host = context if self.is_locale_date() and context.get("delimiter") else self
        if dates.end.is_nil():
            return f"{str(self.render_single_date(dates.begin, show_parts, context)).rstrip()}–"
        differing = _differing(dates.begin, dates.end)
        shown = [part for part in self.iterchildren() if part.get("name") in (show_parts or ())]
        pieces = []
        for differs, parts in groupby(shown, key=lambda part: part.get("name") in differing):
            elements = list(parts)
            begin = host.join(_rendered(elements, dates.begin, context=context))
            end = host.join(_rendered(elements, dates.end, context=context)) if differs else ""
            dash = elements[-1].get("range-delimiter", "–")
            span = f"{str(begin).rstrip(' ,')}{dash}{str(end).lstrip()}"
            pieces.append(span if differs else begin)
        return host.join(pieces)

    def _shows_year(self) -> bool:
        children = {part.get("name") for part in self.iterchildren()}
        if self.get("form") is None:
            return "year" in children
        return "year" in self.get("date-parts", "year").split("-")


def _differing(begin: Any, end: Any) -> tuple[str, ...]:
    """Return the parts of a date from the largest one that differs between both ends."""
    names = ("year", "month", "day")
    for place, name in enumerate(names):
        if begin.get(name) != end.get(name):
            return names[place:]
    return ()


def _rendered(parts: Sequence[Any], date: Any, *, context: Any) -> list[Any]:
    texts = []
    for part in parts:
        with suppress(VariableError):
            texts.append(part.render(date, context))
    return texts


class DatePart(Cased, model.Date_Part):
    """A date part; restores the attributes where the engine changes the shared locale."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        before = dict(self.attrib)
        try:
            return super().render(*args, **kwargs)
        finally:
            self.attrib.clear()
            self.attrib.update(before)
