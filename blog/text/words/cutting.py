"""Cutting a text to a length: between words, or between characters where words have no spaces."""

import re
import unicodedata

# How far back a cut looks for a place better than between two characters.
_NEAR = 60
_CLAUSE_ENDS = "。！？；，、：」』”）》။၊។៕"
_LAST_CLAUSE_END = re.compile(f".*[{_CLAUSE_ENDS}]", re.DOTALL)
_JOINERS = "\u200d\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u17d2\u1039"
_TRAILING = "\u0e30\u0e32\u0e33\u0e45\u0e2f\u0e46\u0eb0\u0eb2\u0eb3\u0ec6\u200d"
_CLOSING = "。！？；，、：」』”’）》〉】〕．.,;:!?)]"


def cut(text: str, *, max_length: int) -> str:
    """Return the beginning of `text`, at most `max_length` characters with the ellipsis.

    >>> cut("One two three", max_length=12)
    'One two …'
    >>> cut("中" * 9, max_length=5)
    '中中中中…'
    """
    if len(text) <= max_length:
        return text
    head = text[: max_length - 1]
    space = head.rfind(" ")
    if space > 0 and (space >= len(head) - _NEAR or not _is_unspaced(text[space:max_length])):
        return head[:space].rstrip(".,;:–— ") + " …"
    clauses = _LAST_CLAUSE_END.match(head)
    if clauses and clauses.end() >= len(head) - _NEAR:
        return clauses[0].rstrip("，、：；") + "…"
    return _whole_characters(head, text) + "…"


def cut_start(text: str, *, max_length: int) -> str:
    """Return the end of `text`, at most `max_length` characters with the ellipsis.

    >>> cut_start("One two three", max_length=10)
    '… three'
    """
    if len(text) <= max_length:
        return text
    tail = text[2 - max_length :]
    space = tail.find(" ")
    if 0 <= space <= _NEAR:
        return f"… {tail[space + 1 :]}"
    places = range(len(text) - max_length + 1, len(text))
    start = next((at for at in places if _may_cut(text, at)), places.start)
    return f"…{text[start:]}"


def _is_unspaced(text: str) -> bool:
    """Return whether a text without spaces may be cut between characters: it is no Latin word."""
    return any(unicodedata.category(letter) == "Lo" for letter in text)


def _whole_characters(head: str, text: str) -> str:
    """Return `head` up to where no character is torn from its vowel signs and accents."""
    places = range(len(head), max(0, len(head) - _NEAR), -1)
    return head[: next((at for at in places if _may_cut(text, at)), len(head))]


def _may_cut(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return not (
        unicodedata.category(after).startswith("M")
        or before in _JOINERS
        or after in _TRAILING
        or after in _CLOSING
    )
