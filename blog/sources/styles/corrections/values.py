# mypy: allow-subclassing-any
"""Corrections of values: texts, numbers and their labels."""

import re
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from blog.sources.styles.casing import in_case, looks_english
from blog.sources.styles.corrections.progress import Corrected, base, value_of
from blog.sources.styles.typography import CLOSE_QUOTE, OPEN_QUOTE

_NUMBER = r"[a-z]?[\divxlcdm]+[a-z]?"  # 12, 12r, D3, xii
_BETWEEN = re.compile(r"(–|,\s+)")
_LETTERED = re.compile(r"[^\W\d]\s*-|-\s*[^\W\d]")
_SEVERAL = re.compile(rf"\b{_NUMBER}\s*(?:[,&–-]|and)\s*{_NUMBER}\b", re.IGNORECASE)


class Cased:
    """Applies a text case without breaking tags and quotes."""

    get: Any
    get_root: Any

    def case(self, text: Any, language: str | None = None) -> str:
        spoken = language or self.get_root().spoken or ""
        return in_case(str(text), case=self.get("text-case"), english=spoken[:2].lower() == "en")


class Pages:
    """Renders ranges of numbers, shortened by the rule of the style."""

    get_root: Any

    def _format_last_page(self, first: Any, last: Any) -> Any:
        if len(first) != len(last):
            return last
        return model.FormatNumber._format_last_page(self, first, last)  # noqa: SLF001  the rule that is corrected


class Text(Pages, Cased, Corrected, model.Text):
    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        if "macro" in self.attrib:
            text = self._macro(item, context=self if context is None else context)
        elif self.get("term") == "ibid" and "text-case" not in self.attrib:
            text = self._ibid(item)
        else:
            text, _ = super().process(item, context=context, **kwargs)
        return text, self._language(item, text)

    def _ibid(self, item: Any) -> str:
        """Return the term, capitalized at the start of a note."""
        term = str(self.get_single_term(name="ibid"))
        opens = item.citation.cites[0] is item and not item["prefix"]
        return in_case(term, case="capitalize-first", english=False) if opens else term

    def _language(self, item: Any, text: Any) -> str:
        """Return the language for casing a title: the item's, or English if it looks English."""
        stated = str(item.reference.get("language") or "")
        spoken = str(self.get_root().spoken)
        return stated or (spoken if "term" in self.attrib or looks_english(str(text)) else "?")

    def _macro(self, item: Any, *, context: Any) -> Any:
        text = self.get_root().macros[self.get("macro")].render(item, context)
        if text:
            self.progress.called += 1
            self.progress.fill()
        return text

    def _variable(self, item: Any, _context: Any) -> Any:
        variable = self.get("variable")
        if variable != "year-suffix":  # set by disambiguation
            self.begin(variable)
        if self.get("form") == "short" and value_of(item, f"{variable}-short"):
            variable += "-short"
        text = self._value_of(item, variable)
        if text:
            self.progress.fill(base(variable))
        return text

    def _value_of(self, item: Any, variable: str) -> Any:
        if variable == "citation-number":
            if self.progress.lists:  # the list element numbers its entries
                raise VariableError
            return str(item.number)
        value = value_of(item, "page" if variable == "page-first" else variable)
        if value is None:
            raise VariableError
        if variable.startswith("page") or (variable == "locator" and item.locator.label == "page"):
            return self._process(value, "page" if variable == "locator" else variable)
        return self._locator(str(value)) if variable == "locator" else value

    def _locator(self, value: str) -> str:
        value = value.replace("-", "–")
        if (self.get("prefix"), self.get("suffix")) != ("[", "]"):
            return value
        return _BETWEEN.sub(r"]\1[", value)  # each paragraph of a judgment: [1]–[37], [42]

    def quote(self, string: Any) -> Any:
        if self.get("quotes", "false").lower() != "true":
            return string
        return f"{OPEN_QUOTE}{string}{CLOSE_QUOTE}"


class Number(Pages, Cased, Corrected, model.Number):
    def process(self, item: Any, _context: Any = None, **_kwargs: Any) -> Any:
        variable = self.get("variable")
        self.begin(variable)
        value = value_of(item, "page" if variable == "page-first" else variable)
        if value is None:
            raise VariableError
        self.progress.fill(variable)
        if _LETTERED.search(str(value)):  # ED-11 is not a range
            return str(value)
        return self._process(value, item.locator.label if variable == "locator" else variable)


class Label(Cased, model.Label):
    """A label; renders nothing if its variable is empty."""

    def process(self, item: Any, variable: Any = None, plural: Any = None, **kwargs: Any) -> Any:
        if variable is None and not value_of(item, self.get("variable")):
            return None
        return super().process(item, variable, plural, **kwargs)

    def _is_plural(self, item: Any) -> bool:
        variable = self.get("variable")
        value = str(value_of(item, variable) or "")
        if variable.startswith("number-of"):
            return value.isdigit() and int(value) > 1
        if variable == "number":  # No. 18-2059 is a single number
            value = value.replace("-", "")
        return _SEVERAL.search(value) is not None
