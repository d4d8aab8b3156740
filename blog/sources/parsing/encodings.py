"""Decoding a bibliography: its encoding by what it says, or by how likely its letters are.

Programs of twenty years write UTF-8. Older files are in the encoding of their system, and a file
in the wrong one reads well enough to be imported garbled. So every candidate is tried on the lines
that are not ASCII, and a person is asked where two of them are about as likely.
"""

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

ENCODINGS: Mapping[str, str] = {
    "utf-8": "Unicode (UTF-8)",
    "cp1252": "Western European (Windows-1252)",
    "mac_roman": "Western European (Mac Roman)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows-1253)",
    "gb18030": "Simplified Chinese (GBK, GB 18030)",
    "big5": "Traditional Chinese (Big5)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "cp949": "Korean (EUC-KR)",
}
_LIKELY = 0.5  # of 1: how good an encoding must be to be believed
_AHEAD = 0.25  # by how much it must be better than the next
_RARITY = {"mac_roman": 0.35, "cp1250": 0.2}  # how much better than Windows-1252
_SAMPLE = 20_000  # bytes of lines that are not ASCII
# JabRef and Emacs write the encoding into a file's first lines.
_DECLARED = re.compile(rb"(?:Encoding:|coding:)\s*([\w.-]{3,20})")
_DECLARED_WITHIN = 2_000
_PIECES = re.compile(r"[^\W\d_]+|[^\w\s]|[²³¹]")

# The letters of languages that share an encoding, besides those of English.
_WESTERN = (
    *("àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíóúüñ", "áâãàçéêíóôõúü", "àèéìíòóùú", "åäöæøéü"),
    *("áéèêëïíóöúü", "áðéíóúýþæö"),
)
_CENTRAL = (
    *("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "áäčďéíĺľňóôŕšťúýž"),
    "äöüß",
)
_ALPHABETS = {
    name: [frozenset(letters + letters.upper()) for letters in languages]
    for name, languages in (
        ("cp1252", _WESTERN),
        ("mac_roman", _WESTERN),
        ("cp1250", _CENTRAL),
    )
}
_MARKS = frozenset("“”‘’«»–—…„‚°§©ªº·¿¡№ \u00a0")
_ALONE = frozenset("àáéèêíóôúåöæÀÁÉÈÓÅÖ")  # words of one letter
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў]")
_GREEK = re.compile("[Α-Ωα-ωΆΈΉΊΌΎΏάέήίόύώϊϋΐΰς]")
# Signs and letters that East Asian encodings have besides their own
_KANA = re.compile("[\u3041-\u30fe、。「」・ー（）：，А-я]")
_CHINESE = re.compile("[、。《》（）：，；“”—А-я]")
# The first bytes of the characters in use, in the standard behind the encoding.
_LEVELS = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "cp932": ("cp932", 0x88, 0x97),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}
_EAST_ASIAN = {
    **dict.fromkeys(("gb18030", "big5", "cp949"), _CHINESE),
    **dict.fromkeys(("cp932", "euc_jp"), _KANA),
}
_ALPHABETIC = {**dict.fromkeys(("cp1251", "koi8_r"), _CYRILLIC), "cp1253": _GREEK}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and its encoding; "" if it is unclear which of `likely` it is."""

    text: str
    encoding: str
    likely: tuple[str, ...] = ()


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Decode a file in the given encoding, or in the one that is recognized."""
    if encoding:
        return Decoded(data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(data.decode("utf-16", errors="replace"), "utf-16")
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    if (declared := _declared(data)) and (text := _strictly(data, declared)) is not None:
        return Decoded(text, declared)
    ranked = sorted(((_score(data, name), name) for name in ENCODINGS), reverse=True)
    best, name = ranked[0]
    near = [other for score, other in ranked if score > max(best - _AHEAD, 0)]
    sample = _sample(data)
    rivals = [other for other in near if sample.decode(other) != sample.decode(name)]
    if best < _LIKELY or rivals:
        return Decoded("", "", tuple(near or ENCODINGS))
    return Decoded(data.decode(name), name)


def _declared(data: bytes) -> str:
    """Return the encoding that the file says it has, if there is such a one and not UTF-8."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(found[1].decode()).name if found else ""
    except LookupError:
        return ""
    return "" if name in {"utf-8", "ascii"} else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


# Scoring


def _sample(data: bytes) -> bytes:
    """Return the lines that are not ASCII, as many as are enough to judge."""
    lines, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines)


def _score(data: bytes, encoding: str) -> float:
    """Return how likely the encoding is, up to 1, by the characters that are not ASCII."""
    text = _strictly(_sample(data), encoding)
    if encoding == "utf-8" or text is None or _strictly(data, encoding) is None:
        return 0
    pieces = [piece for piece in _PIECES.findall(text) if not piece.isascii()]
    weights = [len(_foreign(piece)) for piece in pieces]
    scores = [_judged(piece, encoding) for piece in pieces]
    mean = float(sum(map(mul, scores, weights)) / max(sum(weights), 1))
    if encoding in _ALPHABETS:
        mean = 0.7 * mean + 0.3 * _of_one_language("".join(pieces), encoding)
    return mean - _RARITY.get(encoding, 0)


def _judged(piece: str, encoding: str) -> float:
    """Return how likely a word or sign is, from -1 to 1."""
    if set(_foreign(piece)) <= _MARKS:
        return 0.7
    if encoding in _ALPHABETS:
        return _latin(piece, _ALPHABETS[encoding])
    if encoding in _ALPHABETIC:
        return _alphabetic(piece, _ALPHABETIC[encoding])
    foreign = _foreign(piece)
    if len(foreign) < len(piece):  # the second byte of a character that is none
        return -1
    usual = [c for c in foreign if _EAST_ASIAN[encoding].match(c) or _is_in_use(c, encoding)]
    return 2 * len(usual) / len(foreign) - 1


def _foreign(piece: str) -> list[str]:
    return [character for character in piece if not character.isascii()]


def _latin(piece: str, alphabets: Sequence[frozenset[str]]) -> float:
    foreign = set(_foreign(piece)) - _MARKS
    if not any(foreign <= alphabet for alphabet in alphabets):
        return -1
    if len(piece) == 1:
        return 0.7 if piece in _ALONE else -0.2
    return -0.5 if _has_inner_capital(piece) else 1


def _alphabetic(piece: str, letters: re.Pattern[str]) -> float:
    if not all(map(letters.match, piece)):
        return -1
    if len(piece) == 1:
        return 0.4
    return -0.5 if _has_inner_capital(piece) else 1


def _has_inner_capital(word: str) -> bool:
    return not word.isupper() and any(map(str.isupper, word[1:]))


def _of_one_language(text: str, encoding: str) -> float:
    """Return how many of the letters are those of the language that has most of them."""
    letters = [letter for letter in _foreign(text) if letter not in _MARKS]
    if not letters:
        return 1
    return max(
        sum(letter in alphabet for letter in letters) / len(letters)
        for alphabet in _ALPHABETS[encoding]
    )


def _is_in_use(character: str, encoding: str) -> bool:
    standard, first, last = _LEVELS[encoding]
    code = character.encode(standard, errors="ignore")
    return len(code) == 2 and first <= code[0] <= last
