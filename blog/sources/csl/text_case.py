"""The text cases of CSL; protected parts and words in mixed case stay as typed."""

import re
from collections.abc import Callable
from dataclasses import replace

from blog.sources.csl.output.tree import Node, Part, Verbatim, leaves, mapped

_STOP_WORDS = frozenset([
    "a", "about", "above", "according", "across", "afore", "after", "against", "along",
    "alongside", "amid", "among", "an", "and", "anenst", "apropos", "apud", "around", "as",
    "aside", "astride", "at", "athwart", "atop", "barring", "before", "behind", "below",
    "beneath", "beside", "besides", "between", "beyond", "but", "by", "circa", "despite",
    "down", "during", "et", "except", "for", "forenenst", "from", "given", "in", "inside",
    "into", "lest", "like", "modulo", "near", "next", "nor", "notwithstanding", "of", "off",
    "on", "onto", "or", "out", "over", "per", "plus", "pro", "qua", "sans", "since", "so",
    "than", "the", "through", "thru", "throughout", "thruout", "till", "to", "toward",
    "towards", "under", "underneath", "until", "unto", "up", "upon", "v.", "versus", "via",
    "vis-à-vis", "vs.", "with", "within", "without", "’n", "yet", "de", "d’", "von", "van", "c",
    "ca", "anti", "n’",
])  # fmt: skip
_MARKS = "“”‘’\"'()[],;:.!?…"
_WORD = re.compile(r"[^\s\-–—/]+")
_PROTECTED = re.compile(r"[<@\\_=]|\w\.\w|\w/\w+\.")  # code, file names and URLs
_SENTENCE_END = re.compile(r"[:?!.]\W*$")


def in_case(
    part: Part, *, case: str, english: bool, turkish: bool = False, keeps_capitals: bool = False
) -> Part:
    """Return the tree in a text case; title case applies to English only."""
    if case == "title":
        return _Title(part, keeps_capitals=keeps_capitals).result() if english else part
    if turkish and case == "uppercase":
        part = mapped(part, lambda text: text.replace("i", "İ").replace("ı", "I"))
    change = _CASES.get(case)
    return part if change is None else change(part)


def _lowercase(part: Part) -> Part:
    return mapped(part, str.lower)


def _uppercase(part: Part) -> Part:
    return mapped(part, str.upper)


def _capitalize_first(part: Part) -> Part:
    """Return the tree with the first word capitalized if it is in lower case."""
    return _First(_capital).apply(part)


def _capitalize_all(part: Part) -> Part:
    def change(text: str) -> str:
        return re.sub(r"[^\s]+", lambda match: _capital(match.group()), text)

    return mapped(part, change)


def _sentence(part: Part) -> Part:
    text = "".join(leaves(part))
    if text == text.upper() and text != text.lower():
        return _capitalize_first(_lowercase(part))
    return _SentenceCase().apply(part)


def _capital(word: str) -> str:
    """Return the word with its first letter as a capital, if all of it is in lower case."""
    if not word.islower():
        return word
    for place, character in enumerate(word):
        if character.isalpha():
            return word[:place] + character.upper() + word[place + 1 :]
        if character.isdigit():
            return word
    return word


class _First:
    """Changes the first word of a tree."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self._is_done = False

    def apply(self, part: Part) -> Part:
        if self._is_done or isinstance(part, Verbatim):
            self._is_done = True
            return part
        if isinstance(part, str):
            return self._text(part)
        if part.keeps_case:
            self._is_done = True
            return part
        children = [self.apply(child) for child in part.parts]
        return _with_parts(part, children)

    def _text(self, text: str) -> str:
        match = re.search(r"\S*\w\S*", text)
        if not match:
            return text
        self._is_done = True
        return text[: match.start()] + self._change(match.group()) + text[match.end() :]


class _SentenceCase:
    """Capitals only at the begin and in words of mixed case."""

    def __init__(self) -> None:
        self._is_first = True

    def apply(self, part: Part) -> Part:
        if isinstance(part, Verbatim):
            return part
        if isinstance(part, str):
            return re.sub(r"[^\s\-–—/]+", self._word, part)
        if part.keeps_case:
            self._is_first = False
            return part
        return _with_parts(part, [self.apply(child) for child in part.parts])

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        first, self._is_first = self._is_first, False
        if first:
            return _capital(word)
        letters = [character for character in word if character.isalpha()]
        is_capitalized = bool(letters) and letters[0].isupper() and word[1:] == word[1:].lower()
        return word.lower() if is_capitalized and len(letters) > 1 else word


class _Title:
    """Title case: every word has a capital, except stop words within the title."""

    def __init__(self, part: Part, *, keeps_capitals: bool) -> None:
        self._part = part
        self._keeps = keeps_capitals
        text = "".join(leaves(part))
        self._is_headline = keeps_capitals and _has_headline_capitals(_free_text(part))
        self._before = ""
        self._seen = 0
        self._rest = len(text)

    def result(self) -> Part:
        return self._apply(self._part)

    def _apply(self, part: Part) -> Part:
        if isinstance(part, str):
            changed = part if isinstance(part, Verbatim) else _WORD.sub(self._word, part)
            self._pass(part)
            return Verbatim(part) if isinstance(part, Verbatim) else changed
        if part.keeps_case:
            for text in leaves(part):
                self._pass(text)
            return part
        if part.quotes:
            self._before += "“"
        changed_parts = [self._apply(child) for child in part.parts]
        if part.quotes:
            self._before += "”"
        return _with_parts(part, changed_parts)

    def _pass(self, text: str) -> None:
        self._before += text
        self._seen += len(text)

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        if _PROTECTED.search(_token_at(match)):
            return word
        before = self._before + match.string[: match.start()]
        begins = not re.search(r"\w", before)
        if _is_symbol(word, before):
            return word
        if _is_stop_word(word) and not (begins or self._is_major(match, before)):
            return word if self._keeps or word[1:] != word[1:].lower() else word.lower()
        if self._is_headline and not (begins or ":" in before[-3:]):
            return word
        return _capital(word)

    def _is_major(self, match: re.Match[str], before: str) -> bool:
        """Return whether even a stop word has a capital: last, after a colon, before a hyphen."""
        rest = match.string[match.end() :]
        is_last = self._seen + len(match.string) >= self._rest and not re.search(r"\w", rest)
        joins = rest.startswith("-") and not before.endswith("-")
        return is_last or joins or bool(_SENTENCE_END.search(before))


def _free_text(part: Part) -> str:
    """Return the text whose case may change."""
    if isinstance(part, str):
        return part
    return "" if part.keeps_case else "".join(map(_free_text, part.parts))


def _has_headline_capitals(text: str) -> bool:
    """Return whether most words that title case would capitalize are, not counting the first."""
    found = [word.strip(_MARKS) for word in _WORD.findall(text)[1:]]
    major = [word for word in found if len(word) > 2 and word.lower() not in _STOP_WORDS]
    return sum(not word.islower() for word in major) * 2 > len(major)


def _token_at(match: re.Match[str]) -> str:
    """Return the text round the match up to the next spaces."""
    before = re.search(r"\S*$", match.string[: match.start()])
    after = re.match(r"\S*", match.string[match.start() :])
    return (before[0] if before else "") + (after[0] if after else "")


def _is_stop_word(word: str) -> bool:
    return word.lower() in _STOP_WORDS or word.strip(_MARKS).lower() in _STOP_WORDS


def _is_symbol(word: str, before: str) -> bool:
    """Return whether a single letter is no word, as in "β-Carotine" and "07-x"."""
    return len(word) == 1 and (not word.isascii() or bool(re.search(r"\d-$", before)))


def _with_parts(part: Node, parts: list[Part]) -> Node:
    return replace(part, parts=parts)


_CASES: dict[str, Callable[[Part], Part]] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
}
