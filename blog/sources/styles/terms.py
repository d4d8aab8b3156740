"""The terms of a style in a language: the style's own, then the language's, then English."""

from collections.abc import Iterable, Iterator
from typing import Any

_WEAKER_FORMS = {"verb-short": "verb", "symbol": "short", "verb": None, "short": None}


class Terms:
    """A locale for the engine that looks up terms in tables instead of the tree."""

    def __init__(self, locales: Iterable[Any]) -> None:
        self._locales = list(locales)  # lxml discards elements that nothing references
        self._terms: dict[tuple[str, str | None], Any] = {}
        self._dates: dict[str, Any] = {}
        self._options: dict[str, str] = {}
        for locale in self._locales:
            self._add(locale)

    def get(self, _attribute: str, default: Any = None) -> Any:
        return default

    def get_term(self, name: str, form: str | None = None, *, zero_padded: bool = False) -> Any:
        """Return the term, in a fallback form if needed; raise IndexError if there is none."""
        while True:
            term = self._terms.get((name, form))
            if term is not None and not (zero_padded and _is_exact(term)):
                return term
            if form is None:
                raise IndexError(name)
            form = _WEAKER_FORMS.get(form)

    def get_date(self, form: str) -> Any:
        return self._dates[form]

    def get_option(self, name: str) -> str:
        return self._options.get(name, "false")

    def _add(self, locale: Any) -> None:
        # all ordinals are from one locale: an English "2nd" must not fill a gap in German ones
        has_ordinals = ("ordinal", None) in self._terms
        for term in _children(locale, "terms", "term"):
            if not (has_ordinals and term.get("name").startswith("ordinal")):
                self._terms.setdefault((term.get("name"), term.get("form")), term)
        for date in _children(locale, "date"):
            self._dates.setdefault(date.get("form"), date)
        for options in _children(locale, "style-options"):
            self._options = {**options.attrib, **self._options}


def _children(element: Any, *path: str) -> Iterator[Any]:
    steps = "/".join(f"{{http://purl.org/net/xbiblio/csl}}{step}" for step in path)
    yield from element.iterfind(steps)


def _is_exact(term: Any) -> bool:
    return term.get("match") in {"whole-number", "last-two-digits"}
