"""Dates as people type them ("c. 1850", "March 1969", "1937–45", "44 BC"), in EDTF and back."""

import re
from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# What one date may be marked with, by whether it is said with "perhaps" and with "about".
_MARKS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
_OPEN = {"before": "/{}", "until": "../{}", "after": "{}/", "since": "{}/.."}

_POINTS = re.compile(r"\b([abc])\. ?([dec])\.(?: ?(e)\.)?")
_DASH = re.compile(r" ?[–—] ?| (?:-|to) |(?<=[\d?])-(?=\d)")
_LIKELY = re.compile(
    r"(?P<perhaps>(?:perhaps|possibly|probably|uncertain:?) )?"
    r"(?P<about>(?:circa|about|around|approx(?:\.|imately)?|ca?\.?|~) ?)?"
    r"(?P<date>.+?)(?P<doubt>\?)?"
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_DAY} )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR},? {_MONTH}(?: {_DAY})?",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?",
    )
)
_SEASON = re.compile(rf"({'|'.join(_SEASONS)}),? (\d{{4}})")
_YEAR_ALONE = re.compile(r"\d{3,4}|(?=.*[a-z])(?:ad ?)?(\d{1,4}) ?(?:(bce?)|ad|ce)?")
_DECADE = re.compile(r"(\d\d)(?:00|([1-9])0)['’]?s")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th) century")


def edtf_of_words(typed: str) -> str:
    """The expression for what was typed; "" for words that are not understood."""
    words = " ".join(typed.lower().split()).strip("[]() ")
    words = _POINTS.sub(r"\1\2\3", words)
    return _either(words) or _span(words) or _open_span(words) or _date(words)


def _either(words: str) -> str:
    dates = [_date(word) for word in words.split(" or ")]
    return f"[{', '.join(dates)}]" if len(dates) > 1 and all(dates) else ""


def _span(words: str) -> str:
    """From one date to another. What is said once is meant for both: "2–5 March", "90–50 BC"."""
    ends = _DASH.split(words)
    if len(ends) != 2 or not all(ends):
        return ""
    begin, end = ends
    if begin.isdigit() and end.isdigit():
        end = begin[: -len(end)] + end
    heads, tails = begin.split(), end.split()
    first = _first_date(" ".join([begin, *tails[place:]]) for place in range(1, len(tails) + 1))
    last = _first_date(" ".join([*heads[:place], end]) for place in range(len(heads)))
    return f"{first}/{last}" if first and last else ""


def _first_date(readings: Iterable[str]) -> str:
    return next(filter(None, map(_date, readings)), "")


def _open_span(words: str) -> str:
    word, _space, rest = words.partition(" ")
    if words[:1] in "–—":
        word, rest = "until", words[1:].strip()
    elif words[-1:] in "–—-":
        word, rest = "since", words[:-1].strip()
    date = _date(rest) if word in _OPEN else ""
    return _OPEN[word].format(date) if date else ""


def _date(words: str) -> str:
    said = _LIKELY.fullmatch(words)
    date = _plain_date(said["date"]) if said else ""
    if not said or not date:
        return ""
    return date + _MARKS[bool(said["perhaps"] or said["doubt"]), bool(said["about"])]


def _plain_date(words: str) -> str:
    for pattern in _DAYS:
        if found := pattern.fullmatch(words):
            return _day(**found.groupdict())
    if found := _SEASON.fullmatch(words):
        return f"{found[2]}-{_SEASONS[found[1]]}"
    if found := _DECADE.fullmatch(words):
        return f"{found[1]}{found[2] or 'X'}X"
    if found := _CENTURY.fullmatch(words):
        return f"{int(found[1]) - 1:02d}XX"
    if found := _YEAR_ALONE.fullmatch(words):
        return f"{'-' if found[2] else ''}{int(found[1] or words):04d}"
    return ""


def _day(*, year: str, month: str, day: str | None = None) -> str:
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


# And back


def words_of_edtf(edtf: str) -> str:
    """The words for an expression, to be read back: "1850s", "since 1949", "1850 or 1851"."""
    if edtf.startswith("["):
        return " or ".join(map(_words, edtf.strip("[]").split(", ")))
    start, slash, end = edtf.partition("/")
    for word, pattern in _OPEN.items():
        known = start if pattern.startswith("{") else end
        if slash and pattern.format(known) == edtf:
            return f"{word} {_words(known)}"
    return f"{_words(start)}–{_words(end)}" if slash else _words(edtf)


def _words(edtf: str) -> str:
    plain = edtf.rstrip("?~%")
    about = "c. " if edtf[-1:] in {"~", "%"} else ""
    doubt = "?" if edtf[-1:] in {"?", "%"} else ""
    if plain[0] == "-" and plain[1:].isdigit():
        plain = f"{int(plain[1:])} BC"
    elif found := re.fullmatch(r"(\d\d)(?:XX|([1-9])X)", plain):
        plain = f"{found[1]}{found[2] or 0}0s"
    return f"{about}{plain}{doubt}"
