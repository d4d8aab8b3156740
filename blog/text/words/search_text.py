"""Text as the tokens that search compares: folded stems, and bigrams of scripts without spaces.

Both databases index these tokens, so the same query finds the same texts on both.
"""

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from blog.text.kinds.catalog import FORMS
from blog.text.kinds.form import own_text
from blog.text.words.folding import fold
from blog.text.words.stems import stem

MAX_TOKEN = 60  # characters; longer ones are cut

# Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese: a match may begin anywhere.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
UNSPACED = re.compile(f"({_UNSPACED}+)")
_BLOCK_ENDS = re.compile(
    r"</(?:p|li|h[1-6]|blockquote|pre|t[dhr]|d[td]|summary|aside|figcaption)>|<br ?/?>"
)


class _Spacing(dict[int, int | str]):
    """Map each character that is no part of a word to a space, computed on demand."""

    def __missing__(self, code: int) -> int | str:
        self[code] = mapped = code if unicodedata.category(chr(code))[0] in "LNM" else " "
        return mapped


_SPACED = _Spacing()


def words_of(text: str) -> list[str]:
    """Return the folded words of `text` and its runs of scripts without spaces.

    >>> words_of("Łódź, 用Python")
    ['lodz', '用', 'python']
    """
    return [word for part in spaced(text).split() for word in _split(part)]


def tokens_of(text: str, language: str = "") -> list[str]:
    """Return the tokens of `text`: stems of words, and of runs the bigrams and the last letter.

    >>> tokens_of("In 東京都 2020")
    ['in', '東京', '京都', '都', '2020']
    """
    tokens: list[str] = []
    for part in spaced(text).split():
        if part.isascii():
            tokens.append(stem(part[:MAX_TOKEN], language))
        else:
            tokens += [token for run in _split(part) for token in _tokens(run, language)]
    return tokens


def spaced(text: str) -> str:
    """Return the folded text with a space for each character that is no part of a word."""
    return fold(text).translate(_SPACED)


def is_unspaced(token: str) -> bool:
    """Return whether the token is of a script without spaces."""
    return bool(UNSPACED.match(token))


def text_of_html(html: str) -> str:
    """Return the text of a stored text on one line, with notes at the end.

    Each kind of content says what it adds: a citation nothing, for example.
    """
    spaced = _BLOCK_ENDS.sub(r" \g<0>", html)
    tree = LexborHTMLParser(f"<!doctype html><body>{spaced}")
    notes = [note.text() for note in tree.css("foot-note")]
    for mark in tree.css("foot-note"):
        mark.decompose()
    for form in FORMS:
        if form.text is not own_text:
            for node in tree.css(form.stored):
                node.replace_with(form.text(node))
    text = " ".join([tree.body.text() if tree.body else "", *notes])
    return " ".join(unicodedata.normalize("NFC", text).split())


def headings_of_html(html: str) -> str:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for mark in tree.css("foot-note"):
        mark.decompose()
    return " · ".join(text_of_html(node.html or "") for node in tree.css("h2, h3, h4"))


def _split(part: str) -> list[str]:
    """Return `part`, split where a script without spaces meets another."""
    return [run for run in UNSPACED.split(part) if run]


def _tokens(word: str, language: str) -> list[str]:
    if is_unspaced(word):
        return [word[start : start + 2] for start in range(len(word))]
    return [stem(word[:MAX_TOKEN], language)]
