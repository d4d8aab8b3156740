"""Conversion of dates as people type them ("c. 1850", "1937–45", "44 BC") to EDTF and back."""

import re
from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# EDTF qualifiers by (uncertain, approximate).
_QUALIFIERS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
_OPEN = {"before": "/{}", "until": "../{}", "after": "{}/", "since": "{}/.."}

_ABBREVIATIONS = re.compile(r"\b([abc])\. ?([dec])\.(?: ?(e)\.)?")
_DASH = re.compile(r" ?[–—] ?| (?:-|to) |(?<=[\d?])-(?=\d)")
_QUALIFIED = re.compile(
    r"(?P<uncertain>(?:perhaps|possibly|probably|uncertain:?) )?"
    r"(?P<approximate>(?:circa|about|around|approx(?:\.|imately)?|ca?\.?|~) ?)?"
    r"(?P<date>.+?)(?P<question>\?)?"
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


def edtf_from_text(typed: str) -> str:
    """Return the EDTF expression for a typed date; "" if it is not understood."""
    text = " ".join(typed.lower().split()).strip("[]() ")
    text = _ABBREVIATIONS.sub(r"\1\2\3", text)
    return _either(text) or _span(text) or _open_span(text) or _date(text)


def _either(text: str) -> str:
    start, _and, end = text.removeprefix("between ").partition(" and ")
    if text.startswith("between ") and (first := _date(start)) and (last := _date(end)):
        return f"[{first}..{last}]"
    dates = [_date(date) for date in text.split(" or ")]
    return f"[{', '.join(dates)}]" if len(dates) > 1 and all(dates) else ""


def _span(text: str) -> str:
    """Return the EDTF interval; both dates may share a part: "2–5 March", "90–50 BC"."""
    ends = _DASH.split(text)
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


def _open_span(text: str) -> str:
    preposition, _space, rest = text.partition(" ")
    if text[:1] in "–—":
        preposition, rest = "until", text[1:].strip()
    elif text[-1:] in "–—-":
        preposition, rest = "since", text[:-1].strip()
    date = _date(rest) if preposition in _OPEN else ""
    return _OPEN[preposition].format(date) if date else ""


def _date(text: str) -> str:
    found = _QUALIFIED.fullmatch(text)
    date = _plain_date(found["date"]) if found else ""
    if not found or not date:
        return ""
    is_uncertain = bool(found["uncertain"] or found["question"])
    return date + _QUALIFIERS[is_uncertain, bool(found["approximate"])]


def _plain_date(text: str) -> str:
    for pattern in _DAYS:
        if found := pattern.fullmatch(text):
            return _day(**found.groupdict())
    if found := _SEASON.fullmatch(text):
        return f"{found[2]}-{_SEASONS[found[1]]}"
    if found := _DECADE.fullmatch(text):
        return f"{found[1]}{found[2] or 'X'}X"
    if found := _CENTURY.fullmatch(text):
        return f"{int(found[1]) - 1:02d}XX"
    if found := _YEAR_ALONE.fullmatch(text):
        return f"{'-' if found[2] else ''}{int(found[1] or text):04d}"
    return ""


def _day(*, year: str, month: str, day: str | None = None) -> str:
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    if number > 12:  # EDTF has seasons and quarters there
        return ""
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


# From EDTF


def text_from_edtf(edtf: str) -> str:
    """Return the date as `edtf_from_text` reads it: "1850s", "since 1949", "1850 or 1851"."""
    if between := _between(edtf):
        return between
    if edtf[:1] in {"[", "{"}:
        glue = " or " if edtf[0] == "[" else ", "
        members = edtf.strip("[]{}").split(", ")
        return glue.join(_span_text(*_ends(member)) for member in members)
    return _span_text(*edtf.partition("/"))


def _ends(member: str) -> tuple[str, str, str]:
    """Return a member of a set as an interval's start, slash and end: "..1984" as "../1984"."""
    start, dots, end = member.partition("..")
    return (start or "..", "/", end or "..") if dots else (member, "", "")


def _between(edtf: str) -> str:
    """Return the text of a date that is somewhere in a range: "[1640..1645]"."""
    start, _dots, end = edtf.strip("[]").partition("..")
    is_range = edtf[0] == "[" and bool(start and end) and ", " not in edtf
    return f"between {_date_text(start)} and {_date_text(end)}" if is_range else ""


def _span_text(start: str, slash: str, end: str) -> str:
    edtf = f"{start}{slash}{end}"
    for preposition, pattern in _OPEN.items():
        known = start if pattern.startswith("{") else end
        if slash and pattern.format(known) == edtf:
            return f"{preposition} {_date_text(known)}"
    return f"{_date_text(start)}–{_date_text(end)}" if slash else _date_text(edtf)


def _date_text(edtf: str) -> str:
    plain = edtf.rstrip("?~%")
    circa = "c. " if edtf[-1:] in {"~", "%"} else ""
    question = "?" if edtf[-1:] in {"?", "%"} else ""
    if plain[0] == "-" and plain[1:].isdigit():
        plain = f"{int(plain[1:])} BC"
    elif found := re.fullmatch(r"(\d\d)(?:XX|([1-9])X)", plain):
        plain = f"{found[1]}{found[2] or 0}0s"
    return f"{circa}{plain}{question}"
