"""MinHash: small signatures that recognize nearly identical texts. No Django.

A signature consists of the smallest hashes of a text's shingles (runs of three words). The overlap
of two signatures estimates the overlap of the texts: A. Z. Broder, "On the resemblance and
containment of documents" (Compression and Complexity of Sequences, 1997).
"""

import hashlib
import re
import unicodedata

SHINGLE_WORDS = 3
SIGNATURE_HASHES = 32
MIN_WORDS = 8  # different people often write the same short text, such as "Thank you for this"

_WORD = re.compile(r"\w+")
_HASH_DIGITS = 8  # hexadecimal


def words_of(text: str) -> list[str]:
    """Return the words of a text in lowercase and a normalized spelling, in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def text_hash(text: str) -> str:
    """Return a hash of the text's words that ignores case, spaces and punctuation."""
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
    """Estimate how similar the texts of two signatures are, from 0 to 1."""
    ours, theirs = _hashes(minhash), _hashes(other)
    if not (ours and theirs):
        return 0.0
    least = sorted(ours | theirs)[:SIGNATURE_HASHES]
    return len(ours & theirs & set(least)) / len(least)


def _hash(shingle: str) -> str:
    return hashlib.sha256(shingle.encode()).hexdigest()[:_HASH_DIGITS]


def _hashes(minhash: str) -> set[str]:
    return {minhash[n : n + _HASH_DIGITS] for n in range(0, len(minhash), _HASH_DIGITS)}
