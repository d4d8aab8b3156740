"""The words of a text, as a search sees them: without marks on letters, in pairs where a script
sets no spaces.
"""

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

# Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese: what is looked for may begin anywhere.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
UNSPACED = re.compile(f"{_UNSPACED}+")

# Where such a script meets another; and a sign that nobody sees and databases take for a space.
_BORDER = re.compile(
    rf"(?<=\w)(?<!{_UNSPACED})(?={_UNSPACED})|(?<={_UNSPACED})(?!{_UNSPACED})(?=\w)"
)
_UNSEEN = "\u200b"

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote|pre|t[dhr]|figcaption)>|<br ?/?>")


class _Folding(dict[int, str]):
    """Every letter in its plain, small form, one for one; filled in as letters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


_FOLDED = _Folding()


def fold(text: str) -> str:
    """`text` in small letters without marks, each in its place.

    >>> fold("Lüthi, Ёлка")
    'luthi, елка'
    """
    return text.translate(_FOLDED)


def bigrams_of(text: str) -> str:
    """Every two letters that stand side by side in a script without spaces, and each last one.

    >>> bigrams_of("In 東京都 2020")
    '東京 京都 都'
    """
    runs = (found.group() for found in UNSPACED.finditer(text))
    return " ".join(run[place : place + 2] for run in runs for place in range(len(run)))


def with_word_breaks(text: str) -> str:
    """`text` in which a word is one where it touches a script without spaces, too.

    >>> with_word_breaks("用Python编程").split("\u200b")
    ['用', 'Python', '编程']
    """
    return _BORDER.sub(_UNSEEN, text)


def folded_words(text: str) -> str:
    """The folded form of every word with marks that a database does not fold: it knows Latin.

    >>> folded_words("Ёлка and Lüthi")
    'елка'
    """
    words = re.findall(r"\w+", text)
    marked = (word for word in words if any(map(_is_marked, word)))
    return " ".join(dict.fromkeys(map(fold, marked)))


def _is_marked(letter: str) -> bool:
    return letter > "\u024f" and fold(letter) != letter.lower()


def text_of_html(html: str) -> str:
    """The text of clean HTML on one line, without citation marks, its author's notes at the end."""
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
    apart = unicodedata.normalize("NFD", letter)
    has_marks = len(apart) > 1 and all(map(unicodedata.combining, apart[1:]))
    plain = apart[0] if has_marks else letter
    small = plain.lower()
    return small if len(small) == 1 else plain
