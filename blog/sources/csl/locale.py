"""The terms, date formats and options of a language, read once from the locale files of CSL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from blog.sources.csl.elements import Date
from blog.sources.csl.style import CSL, Style, parse_xml, read_date

FOLDER = Path(__file__).parent / "locales"
FALLBACK = "en-US"
PRIMARY_DIALECTS: Mapping[str, str] = MappingProxyType(
    {
        "ca": "ca-AD",
        "cs": "cs-CZ",
        "cy": "cy-GB",
        "da": "da-DK",
        "el": "el-GR",
        "en": "en-US",
        "et": "et-EE",
        "fa": "fa-IR",
        "gl": "gl-ES",
        "he": "he-IL",
        "hi": "hi-IN",
        "hy": "hy-AM",
        "ja": "ja-JP",
        "km": "km-KH",
        "ko": "ko-KR",
        "ms": "ms-MY",
        "nb": "nb-NO",
        "nn": "nn-NO",
        "no": "nb-NO",
        "pa": "pa-PK",
        "pt": "pt-PT",
        "sl": "sl-SI",
        "sr": "sr-Cyrl-RS",
        "sv": "sv-SE",
        "uk": "uk-UA",
        "vi": "vi-VN",
        "zh": "zh-CN",
    }
)
_WEAKER_FORMS = {"verb-short": "verb", "verb": "long", "symbol": "short", "short": "long"}


@dataclass(frozen=True, slots=True)
class Term:
    single: str
    multiple: str
    gender: str = ""
    match: str = ""
    gender_form: str = ""


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as a style wants it: the style's own terms before those of the locale files."""

    language: str
    terms: Mapping[tuple[str, str], Term]
    ordinals: Mapping[tuple[str, str], Term]  # by number or "", and gender
    dates: Mapping[str, Date]
    options: Mapping[str, str]

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return the term in the form, or in a weaker one; None if the language lacks it."""
        found = self.find(name, form)
        return None if found is None else found.multiple if plural else found.single

    def find(self, name: str, form: str = "long") -> Term | None:
        while True:
            found = self.terms.get((name, form))
            if found is not None or form == "long":
                return found
            form = _WEAKER_FORMS.get(form, "long")

    def gender(self, name: str) -> str:
        found = self.find(name)
        return found.gender if found else ""

    @property
    def punctuation_in_quote(self) -> bool:
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def limits_ordinals_to_first_day(self) -> bool:
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    @property
    def is_english(self) -> bool:
        return self.language.startswith("en")


@cache
def available_locales() -> tuple[str, ...]:
    return tuple(sorted(path.stem.removeprefix("locales-") for path in FOLDER.glob("*.xml")))


def full_code(language: str) -> str:
    """Return the code of the locale file for a language: de-DE for "de"; en-US if there is none."""
    language = language.replace("_", "-")
    known = {code.lower(): code for code in available_locales()}
    primary = language.split("-")[0].lower()
    for code in (language, PRIMARY_DIALECTS.get(primary, ""), f"{primary}-{primary}", primary):
        if code.lower() in known:
            return known[code.lower()]
    return FALLBACK


def locale_of(style: Style, language: str) -> Locale:
    """Return the locale of a language as `style` wants it.

    The style's own terms for the dialect go before those for the language and those for any; then
    come the locale files of the dialect, of the primary dialect and of American English.
    """
    base = language.split("-", maxsplit=1)[0]
    own = [style.locales[code] for code in (language, base, "") if code in style.locales]
    codes = dict.fromkeys((full_code(language), full_code(base), FALLBACK))
    return _merged(language, [*map(_read, own), *(_file(code) for code in codes)])


@dataclass(frozen=True, slots=True)
class _Part:
    """What one <locale> element says."""

    terms: Mapping[tuple[str, str], Term]
    ordinals: Mapping[tuple[str, str], Term]
    dates: Mapping[str, Date]
    options: Mapping[str, str]


@cache
def _file(code: str) -> _Part:
    return _read(parse_xml((FOLDER / f"locales-{code}.xml").read_bytes()))


def _merged(language: str, parts: Iterable[_Part]) -> Locale:
    terms: dict[tuple[str, str], Term] = {}
    ordinals: Mapping[tuple[str, str], Term] = {}
    dates: dict[str, Date] = {}
    options: dict[str, str] = {}
    for part in parts:
        terms = {**part.terms, **terms}
        # ordinals are all from one place: an English "2nd" must not fill a gap in German ones
        ordinals = ordinals or part.ordinals
        dates = {**part.dates, **dates}
        options = {**part.options, **options}
    return Locale(language, terms, ordinals, dates, options)


def _read(element: Any) -> _Part:
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[str, str], Term] = {}
    for found in element.iterfind(f"{CSL}terms/{CSL}term"):
        name = found.get("name", "")
        term = _term(found)
        if name.startswith("ordinal"):
            ordinals[name.removeprefix("ordinal").lstrip("-"), term.gender_form] = term
        elif term.gender_form:
            terms[f"{name}:{term.gender_form}", found.get("form", "long")] = term
        else:
            terms[name, found.get("form", "long")] = term
    options = element.find(f"{CSL}style-options")
    return _Part(
        terms,
        ordinals,
        {date.get("form", ""): read_date(date) for date in element.iterfind(f"{CSL}date")},
        {} if options is None else dict(options.attrib),
    )


def _term(element: Any) -> Term:
    single, multiple = element.find(f"{CSL}single"), element.find(f"{CSL}multiple")
    text = (element if single is None else single).text or ""
    return Term(
        single=text,
        multiple=text if multiple is None else multiple.text or "",
        gender=element.get("gender", ""),
        match=element.get("match", ""),
        gender_form=element.get("gender-form", ""),
    )
