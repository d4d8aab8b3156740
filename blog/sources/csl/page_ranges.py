"""Ranges of numbers, and the shortening of the second number by the rules that CSL names."""

import re
from collections.abc import Callable, Mapping

_RANGE = re.compile(
    r"(?<![\w\\-])(\w*?)(\d+|[ivxlcdm]+)\s*(?:-|–)\s*(\w*?)(\d+|[ivxlcdm]+)(?![\w-])"
)
_LOOSE_HYPHEN = re.compile(r"(?<=\w)\s*-\s*(?=\w)")


def format_page_range(text: str, *, rule: str, delimiter: str = "–") -> str:
    """Return the ranges of `text` with the delimiter, their ends as the rule wants them.

    A hyphen between other words stays, and so does one after a backslash.
    """
    ranged = _RANGE.sub(lambda match: _range(match, rule, delimiter), text)
    return _LOOSE_HYPHEN.sub("-", ranged).replace("\\-", "-")


def _range(match: re.Match[str], rule: str, delimiter: str) -> str:
    prefix, begin, other, end = match.groups()
    if prefix != other:
        return f"{prefix}{begin}-{other}{end}"
    if not (begin.isdigit() and end.isdigit()):
        return match.group() if prefix else f"{begin}{delimiter}{end}"
    shorten, whole = RULES.get(rule), _whole(begin, end)
    if shorten is None:
        return f"{prefix}{begin}{delimiter}{other}{end}"
    if int(whole) < int(begin):
        return f"{prefix}{begin}-{other}{end}"
    kept = prefix if rule == "expanded" else ""
    return f"{prefix}{begin}{delimiter}{kept}{shorten(begin, whole)}"


def _whole(begin: str, end: str) -> str:
    """Return the end with the digits that were left out: 321–28 ends at 328."""
    missing = len(begin) - len(end)
    return begin[:missing] + end if missing > 0 else end


def _minimal(begin: str, end: str, *, least: int = 1) -> str:
    if len(begin) != len(end):
        return end
    same = 0
    while same < len(end) - least and begin[same] == end[same]:
        same += 1
    return end[same:]


def _minimal_two(begin: str, end: str) -> str:
    return _minimal(begin, end, least=2)


def _chicago_15(begin: str, end: str) -> str:
    """Return the end by the table of Chicago 15, 9.64."""
    number = int(begin)
    if number < 100 or number % 100 == 0 or len(begin) != len(end):
        return end
    if number % 100 < 10:
        return _minimal(begin, end)
    short = _minimal(begin, end, least=2)
    return end if len(begin) == 4 and len(short) == 3 else short


def _chicago_16(begin: str, end: str) -> str:
    """Return the end by the table of Chicago 16, 9.60."""
    number = int(begin)
    if number < 100 or number % 100 == 0 or len(begin) != len(end):
        return end
    return _minimal(begin, end, least=1 if number % 100 < 10 else 2)


def _expanded(_begin: str, end: str) -> str:
    return end


RULES: Mapping[str, Callable[[str, str], str]] = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
