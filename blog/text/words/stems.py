"""Stems: the part that the forms of a word share, by rules for each language.

English follows Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980). Other
languages lose the endings of their nouns and adjectives. All words are folded.
"""

import re
from functools import lru_cache

_C, _V = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_HAS_SYLLABLE = re.compile(f"^({_C})?{_V}{_C}")
_IS_SYLLABLE = re.compile(f"^({_C})?{_V}{_C}({_V})?$")
_HAS_SYLLABLES = re.compile(f"^({_C})?{_V}{_C}{_V}{_C}")
_HAS_VOWEL = re.compile(f"^({_C})?[aeiouy]")
_IS_SHORT = re.compile(f"^{_C}[aeiouy][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
# Endings of derived words, by what replaces them.
_DERIVED = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_SIMPLER = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_LAST = re.compile(
    r"(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$"
)

# By language: endings that are removed or replaced, in this order. At least three letters stay.
_SCANDINAVIAN = ((r"(?:ernes?|ens?|ets?|ene|er|s|e|a)$", ""),)
_ENDINGS = {
    "ar": ((r"^(?:[وبكف]?ال|لل|و)(?=\w{3})", ""), (r"(?:ها|ان|ات|ون|ين|يه|ه|ي)$", "")),
    "da": _SCANDINAVIAN,
    "de": ((r"(?:ern|e[nmrs]?|(?<=[bdfghklmnrt])s)$", ""),),
    "es": ((r"(?:es|(?<=[aeo])s)$", ""), (r"[aeo]$", "")),
    "fr": ((r"(?<!e)aux$", "al"), (r"[sx]$", ""), (r"ee?$", "")),
    "it": ((r"h?[aeio]$", ""),),
    "nb": _SCANDINAVIAN,
    "nl": ((r"(?:en|s|e)$", ""), (r"([^aeiou])\1$", r"\1")),
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "pl": ((r"(?:ami|ach|owi|ego|emu|[yi]mi|[yi]ch|[yi]m|om|ow|em|ie|ej|[aeiouy])$", ""),),
    "pt": ((r"[aoe][oe]s$", "ao"), (r"ais$", "al"), (r"ns$", "m"), (r"s$", ""), (r"[aeo]$", "")),
    "ru": (
        (
            r"(?:иями|[яа]ми|и?ях|иям|ией|[ое]го|[ое]му|[ыи]ми|ост(?:ь|и|ью)|[оеиы]й|[оеаяыи]м|[ое]в"
            r"|[аыи]х|[ую]ю|[ая]я|[ое]е|[ыи]е|ью|и[яию]|[аяоеыиуюьй])$",
            "",
        ),
    ),
    "sv": ((r"(?:[aeo]rna|ens?|ets?|[aeo]r|s|a|e)$", ""),),
    "uk": (
        (
            r"(?:[яа]ми|ь?ого|ому|[иі]ми|[ое]ю|[іи]й|оі|ів|[ая]м|[ая]х|[аяоеиіуюьй])$",
            "",
        ),
    ),
}  # fmt: skip
_COMPILED = {
    language: tuple(
        (re.compile(f"(?<=\\w{{3}}){ending}" if ending[0] != "^" else ending), to)
        for ending, to in rules
    )
    for language, rules in _ENDINGS.items()
}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word in a language, the word itself in one without rules.

    >>> stem("quarrelled", "en"), stem("hauser", "de"), stem("войны", "ru")
    ('quarrel', 'haus', 'войн')
    """
    language = language.partition("-")[0]
    if language == "en":
        return _english(word)
    for ending, replacement in _COMPILED.get(language, ()):
        word = ending.sub(replacement, word, count=1)
    return word


def _english(word: str) -> str:
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    word = _without_participle(_singular(word))
    if word[-1] == "y" and _HAS_VOWEL.match(word[:-1]):
        word = f"{word[:-1]}i"
    word = _replace_ending(_replace_ending(word, _DERIVED), _SIMPLER)
    if (found := _LAST.search(word)) and _HAS_SYLLABLES.match(word[: found.start()]):
        word = word[: found.start()]
    return _without_silent_end(word)


def _singular(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_participle(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _HAS_SYLLABLE.match(word[:-3]) else word
    found = re.search("(?:ed|ing)$", word)
    if not found or not _HAS_VOWEL.match(word[: found.start()]):
        return word
    rest = word[: found.start()]
    if rest.endswith(("at", "bl", "iz")) or _IS_SHORT.match(rest):
        return f"{rest}e"
    return rest[:-1] if _DOUBLED.search(rest) else rest


def _replace_ending(word: str, endings: dict[str, str]) -> str:
    """Replace the longest of the endings, if a syllable is left before it."""
    for length in range(7, 2, -1):
        if word[-length:] in endings and len(word) >= length:
            rest = word[:-length]
            return rest + endings[word[-length:]] if _HAS_SYLLABLE.match(rest) else word
    return word


def _without_silent_end(word: str) -> str:
    rest = word[:-1]
    if word.endswith("e"):
        is_silent = _IS_SYLLABLE.match(rest) and not _IS_SHORT.match(rest)
        return rest if _HAS_SYLLABLES.match(rest) or is_silent else word
    return rest if word.endswith("ll") and _HAS_SYLLABLES.match(word) else word
