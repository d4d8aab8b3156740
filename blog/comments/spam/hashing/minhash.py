"""MinHash: recognizes texts that are nearly the same by their small signatures. No Django.

A signature is the least of the hashes of a text's shingles (runs of three words); how much two
signatures share estimates how much the texts do: A. Z. Broder, "On the resemblance and containment
of documents" (Compression and Complexity of Sequences, 1997).
"""

import hashlib
import re
import unicodedata

SHINGLE_WORDS = 3
SIGNATURE_HASHES = 32
MIN_WORDS = 8  # many people write "Thank you for this post", and mean it

_WORD = re.compile(r"\w+")
_HASH_DIGITS = 8  # hexadecimal


def words_of(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def text_hash(text: str) -> str:
    """Return the same hash for the same words, whatever their case, spaces and punctuation."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()[:32]


def minhash_of(text: str) -> str:
    """Return the MinHash signature of a text, or "" if the text is too short."""
    tokens = words_of(text)
    if len(tokens) < MIN_WORDS:
        return ""
    starts = range(len(tokens) - SHINGLE_WORDS + 1)
    shingles = {" ".join(tokens[start : start + SHINGLE_WORDS]) for start in starts}
    return "".join(sorted(map(_hash, shingles))[:SIGNATURE_HASHES])


def similarity(minhash: str, other: str) -> float:
    """Estimate from 0 to 1 how much of their texts two signatures share."""
    ours, theirs = _hashes(minhash), _hashes(other)
    if not (ours and theirs):
        return 0.0
    least = sorted(ours | theirs)[:SIGNATURE_HASHES]
    return len(ours & theirs & set(least)) / len(least)


def _hash(shingle: str) -> str:
    return hashlib.sha256(shingle.encode()).hexdigest()[:_HASH_DIGITS]


def _hashes(minhash: str) -> set[str]:
    return {minhash[n : n + _HASH_DIGITS] for n in range(0, len(minhash), _HASH_DIGITS)}
