"""Numbers as ordinals, long ordinals and Roman numerals."""

from blog.sources.csl.locale import Locale

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 6000
_LAST_LONG_ORDINAL = 10


def ordinal(number: int, *, locale: Locale, gender: str = "") -> str:
    """Return "2nd" for 2, with the suffix that the locale has for the number and gender."""
    return f"{number}{ordinal_suffix(number, locale=locale, gender=gender)}"


def ordinal_suffix(number: int, *, locale: Locale, gender: str = "") -> str:
    for digits, default in ((2, "last-two-digits"), (1, "last-digit")):
        key = f"{number % 10**digits:02d}"
        for form in dict.fromkeys((gender, "")):
            term = locale.ordinals.get((key, form))
            if term and _applies(key, number, term.match or _default_match(key, default)):
                return term.single
    for form in dict.fromkeys((gender, "")):
        if term := locale.ordinals.get(("", form)):
            return term.single
    return ""


def _default_match(key: str, _checked: str) -> str:
    return "last-digit" if key.startswith("0") else "last-two-digits"


def _applies(key: str, number: int, match: str) -> bool:
    if match == "whole-number":
        return number == int(key)
    if match == "last-two-digits":
        return number % 100 == int(key)
    return number % 10 == int(key)


def long_ordinal(number: int, *, locale: Locale, gender: str = "") -> str:
    """Return "second" for 2; "11th" for numbers that have no such word."""
    if 1 <= number <= _LAST_LONG_ORDINAL:
        for suffix in dict.fromkeys((f":{gender}" if gender else "", "")):
            if word := locale.term(f"long-ordinal-{number:02d}{suffix}"):
                return word
    return ordinal(number, locale=locale, gender=gender)


def roman(number: int) -> str:
    """Return "iv" for 4; the digits for a number that is not written so."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
