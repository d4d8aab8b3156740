"""Text as indexed for search: without diacritics, in bigrams for scripts without spaces."""

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

# Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese: a match may begin anywhere.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
UNSPACED = re.compile(f"{_UNSPACED}+")

# The boundary between such a script and another; an invisible character that is a space to
# databases.
_SCRIPT_CHANGE = re.compile(
    rf"(?<=\w)(?<!{_UNSPACED})(?={_UNSPACED})|(?<={_UNSPACED})(?!{_UNSPACED})(?=\w)"
)
_WORD_BREAK = "\u200b"

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote|pre|t[dhr]|figcaption)>|<br ?/?>")


class _Folding(dict[int, str]):
    """Map each letter to lower case without diacritics, computed on demand."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


_FOLDED = _Folding()


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, character for character.

    >>> fold("Lüthi, Ёлка")
    'luthi, елка'
    """
    return text.translate(_FOLDED)


def bigrams_of(text: str) -> str:
    """Return the bigrams of scripts without spaces, and the last letter of each run.

    >>> bigrams_of("In 東京都 2020")
    '東京 京都 都'
    """
    runs = (found.group() for found in UNSPACED.finditer(text))
    return " ".join(run[start : start + 2] for run in runs for start in range(len(run)))


def with_word_breaks(text: str) -> str:
    """Return `text` with a word break wherever a script without spaces meets another.

    >>> with_word_breaks("用Python编程").split("\u200b")
    ['用', 'Python', '编程']
    """
    return _SCRIPT_CHANGE.sub(_WORD_BREAK, text)


def folded_words(text: str) -> str:
    """Return folded those words with non-Latin diacritics, which databases do not fold.

    >>> folded_words("Ёлка and Lüthi")
    'елка'
    """
    found = re.findall(r"\w+", text)
    accented = (word for word in found if any(map(_is_accented, word)))
    return " ".join(dict.fromkeys(map(fold, accented)))


def _is_accented(letter: str) -> bool:
    return letter > "\u024f" and fold(letter) != letter.lower()


def text_of_html(html: str) -> str:
    """Return the text of sanitized HTML on one line, without citations, with notes at the end."""
    spaced = _BLOCK_ENDS.sub(r" \g<0>", html)
    tree = LexborHTMLParser(f"<!doctype html><body>{spaced}")
    notes = [note.text() for note in tree.css("foot-note")]
    for mark in tree.css("cite-ref, foot-note"):
        mark.decompose()
    text = " ".join([tree.body.text() if tree.body else "", *notes])
    return " ".join(unicodedata.normalize("NFC", text).split())


def headings_of_html(html: str) -> str:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for mark in tree.css("foot-note"):
        mark.decompose()
    return " · ".join(text_of_html(node.html or "") for node in tree.css("h2, h3, h4"))


def _fold_letter(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    has_marks = len(decomposed) > 1 and all(map(unicodedata.combining, decomposed[1:]))
    plain = decomposed[0] if has_marks else letter
    lower = plain.lower()
    return lower if len(lower) == 1 else plain
