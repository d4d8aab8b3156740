"""The one folding of letters: what people type without marks, and what looks alike, is the same.

Search, tags, names of people and the search for duplicates compare folded texts.
"""

import unicodedata

from blog.text.words.invisible import is_invisible

# Letters that Unicode does not decompose, by what people type instead.
_LETTERS = {
    **dict(zip("łøđðħŧıŋĸƒǥƶɨʉɓɗɛɔƙƴ", "lodohtinkfgziubdeoky", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "™": "",
    # Arabic and Persian: the forms of yeh, kaf and heh, and the stretched line between letters.
    **dict(zip("ىیېکڪةھہەۃ", "يييككههههه", strict=True)),
    "ـ": "",
    # Letters of transliterations that look like apostrophes, and the dot within Catalan words.
    **dict.fromkeys("ʾʿʻ·", ""),
    **dict.fromkeys("’‘ʼ‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‒–—―−", "-"),
}
# Marks that change how a letter sounds, not which letter it is. Vowel signs of Indic scripts,
# tones of Thai and the voicing of kana are not among them.
_MARKS = (
    *((0x300, 0x36F), (0x483, 0x487), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F)),
    *((0x670, 0x670), (0x6D6, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF)),
    (0xFE20, 0xFE2F),
)
_NUKTA = 7  # its class of combining marks: a dot of Indic letters, often left out
_WHOLE = frozenset("йЙำຳ")  # letters of their own, which everybody types


class _Folding(dict[int, str]):
    """Map each character to its folded form, computed on demand."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folding()


def fold(text: str) -> str:
    """Return `text` in lower case, without marks, ligatures and invisible characters.

    >>> fold("Łódź, Straße, Øresund, Đặng, ﬁnal, ＡＢＣ, Ёлка, パン")
    'lodz, strasse, oresund, dang, final, abc, елка, パン'
    """
    folded = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return unicodedata.normalize("NFC", folded)


def fold_name(name: str) -> str:
    """Return the folded name with single spaces: names that look alike have the same.

    >>> fold_name(" École  Normale") == fold_name("ecole normale\\u200b")
    True
    """
    return " ".join(fold(name).split())


def _fold_character(character: str) -> str:
    if is_invisible(character):
        return ""
    if character in _WHOLE:
        return character.lower()
    parts = unicodedata.normalize("NFKD", _replaced(character.casefold()))
    kept = "".join(_replaced(part) for part in parts.casefold() if not _is_mark(part))
    return unicodedata.normalize("NFC", kept)


def _replaced(text: str) -> str:
    return "".join(_LETTERS.get(letter, _digit(letter)) for letter in text)


def _digit(character: str) -> str:
    """Return a decimal digit of any script as 0 to 9, everything else as it is."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _is_mark(character: str) -> bool:
    code = ord(character)
    is_listed = any(first <= code <= last for first, last in _MARKS)
    is_combining = unicodedata.category(character) == "Mn"
    return is_combining and (is_listed or unicodedata.combining(character) == _NUKTA)
