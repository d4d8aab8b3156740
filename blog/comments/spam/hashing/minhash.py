"""Which texts are nearly the same, told from small sketches of them. No Django.

A sketch is the least of the hashes of a text's shingles (runs of three words); how much two of
them share estimates how much the texts do: A. Z. Broder, "On the resemblance and containment of
documents" (Compression and Complexity of Sequences, 1997).
"""

import hashlib
import re
import unicodedata

SHINGLE = 3  # words
SIZE = 32  # hashes
FEWEST_WORDS = 8  # "Thank you for this post" is said by many, and meant

_WORD = re.compile(r"\w+")
_LETTERS = 8  # of a hash, in hexadecimal


def words_of(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def fingerprint(text: str) -> str:
    """The same for texts of the same words, whatever their case, spaces and punctuation."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()[:32]


def sketch(text: str) -> str:
    """The sketch of a text, "" if it is too short to tell."""
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return ""
    shingles = {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
    return "".join(sorted(map(_hash, shingles))[:SIZE])


def likeness(one: str, other: str) -> float:
    """How much of their texts two sketches share: from 0 to 1."""
    ours, theirs = _hashes(one), _hashes(other)
    if not (ours and theirs):
        return 0.0
    least = sorted(ours | theirs)[:SIZE]
    return len(ours & theirs & set(least)) / len(least)


def _hash(shingle: str) -> str:
    return hashlib.sha256(shingle.encode()).hexdigest()[:_LETTERS]


def _hashes(sketch: str) -> set[str]:
    return {sketch[n : n + _LETTERS] for n in range(0, len(sketch), _LETTERS)}
