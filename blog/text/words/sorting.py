"""The order of names and titles in the alphabet of a language, the same on every system.

No library fits: PyICU needs ICU from the system, and pyuca knows no language's own order. Scripts
without rules here sort as Unicode does, which for most of them is their alphabet.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from blog.text.words.folding import fold
from blog.text.words.search_text import spaced

Key = tuple[str, str, str]

# By language: letters that sort after another, in this order; with "=", as another does.
_CZECH = "c:č h:ch r:ř s:š z:ž"
_NORDIC = "z:æøå æ=ä ø=ö"
_SWEDISH = "z:åäö"
_SOUTH_SLAVIC = "c:čć d:đ s:š z:ž"
_ALPHABETS = {
    "bs": _SOUTH_SLAVIC,
    "cs": _CZECH,
    "da": _NORDIC,
    "es": "n:ñ",
    "et": "s:š z:ž w:õäöü",
    "fi": _SWEDISH,
    "gl": "n:ñ",
    "hr": _SOUTH_SLAVIC,
    "hu": "o:öő u:üű",
    "is": "a:á d:ð e:é i:í o:ó u:ú y:ý z:þæö",
    "lt": "c:č s:š z:ž",
    "lv": "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:źż",
    "ro": "a:ăâ i:î s:ș t:ț",
    "sk": _CZECH + " a:ä o:ô",
    "sl": _SOUTH_SLAVIC,
    "sv": _SWEDISH,
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "uk": "г:ґ е:є и:ії",
    "vi": "a:ăâ d:đ e:ê o:ôơ u:ư",
}
_AFTER = 0xA000  # Yi, which sorts after the letters of all scripts above
_DIGRAPHS = {"ch"}
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u30fa]")
_SMALL_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_THAI = re.compile("([เ-ไ])([ก-ฮ])")  # vowels that are written before their consonant


@lru_cache(maxsize=20_000)
def sort_key(text: str, language: str) -> Key:
    """Return the key by which `text` sorts in `language`; texts with the same key are equal.

    >>> sorted(["Zebra", "Äpfel", "apple"], key=lambda name: sort_key(name, "de"))
    ['Äpfel', 'apple', 'Zebra']
    """
    language = language.partition("-")[0]
    lower = unicodedata.normalize("NFC", text).lower()
    letters = _letters(_THAI.sub(r"\2\1", lower), language)
    if language == "zh":
        letters = _HAN.sub(lambda found: f"\u3400{anyascii(found[0]).lower()} ", letters)
    primary = " ".join(spaced(letters).split())
    return _KANA.sub(lambda found: _plain_kana(found[0]), primary), fold(lower), text


def _letters(text: str, language: str) -> str:
    rules = _rules(language)
    if not rules:
        return text
    return re.sub("|".join(map(re.escape, rules)), lambda found: rules[found[0]], text)


@lru_cache
def _rules(language: str) -> dict[str, str]:
    """Return what replaces the letters of the language's own order."""
    rules: dict[str, str] = {}
    for rule in _ALPHABETS.get(language, "").split():
        base, sign, letters = rule[0], rule[1], rule[2:]
        if sign == "=":
            rules[letters] = rules[base]
            continue
        for place, letter in enumerate([letters] if letters in _DIGRAPHS else letters):
            rules[letter] = f"{base}{chr(_AFTER + place)}"
    return rules


def _plain_kana(letter: str) -> str:
    """Return the hiragana without voicing: sounds that differ only so sort together."""
    hiragana = chr(ord(letter) - 0x60) if letter >= "\u30a1" else letter
    return unicodedata.normalize("NFD", hiragana)[0].translate(_SMALL_KANA)
