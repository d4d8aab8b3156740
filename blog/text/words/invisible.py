"""Characters that show nothing, and texts that consist only of them."""

import unicodedata

# Letters and signs whose picture is empty, although Unicode does not class them as format
# characters: Hangul fillers, the joiner of grapheme clusters, Khmer inherent vowels, Mongolian
# selectors, the empty Braille pattern, variation selectors.
_EMPTY = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)


def is_invisible(character: str) -> bool:
    """Return whether the character takes part in a word or stands alone without being seen.

    Spaces, line breaks and unassigned characters are not meant; `is_blank` knows them too.
    """
    return character in _EMPTY or unicodedata.category(character) == "Cf"


def is_blank(text: str) -> bool:
    """Return whether `text` shows nothing.

    >>> is_blank(" \\u200b\\u3164"), is_blank("\\u2800a")
    (True, False)
    """
    return all(map(_shows_nothing, text))


def _shows_nothing(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "ZC" or character in _EMPTY
