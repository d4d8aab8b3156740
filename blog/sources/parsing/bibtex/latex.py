"""LaTeX as it stands in bibliographies, made into CSL text: characters and the tags CSL knows.

Reads accents, symbols, emphasis, quotation and simple mathematics; of a command it does not know
it keeps the argument. Nothing raises but LatexTooDeep, and the time grows with the length.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from blog.sources.parsing.bibtex.commands import (
    ACCENTS,
    CLOSING,
    DROPPED,
    FRAMES,
    KEPT_SECOND,
    LIGATURES,
    PLAIN,
    SWITCHES,
)

_MAX_DEPTH = 60
_WORTH_READING = re.compile(r"[\\{}$~`]|--|''|\s\s|[\n\t]|^\s|\s$")
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]+)\s*|\\(?P<sign>.)|(?P<ligature>---|--|``|''|!`|\?`|`)"
    r"|(?P<text>[^\\{}$~`'!?\-_^]+)|(?P<other>.)",
    re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NO_CASE = ('<span class="nocase">', "</span>")
# Commands whose argument is words whatever stands around them.
_WORDS = ("text", "mbox", "textrm", "textnormal", "mathrm")
_SPACES = re.compile(r"[ \t\n]+")


class LatexTooDeep(ValueError):
    """Groups within groups beyond what any title needs."""


def text_of(latex: str, *, is_title: bool = False) -> str:
    """`latex` as CSL text. In a title, braces that keep a word in lower case become nocase."""
    if not _WORTH_READING.search(latex):
        return latex
    reader = _Reader(_without_outer_braces(latex), is_title=is_title)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", reader.everything())).strip(" ")


def _without_outer_braces(latex: str) -> str:
    """{{All of it}} stands in braces only to be left as it is. Raises LatexTooDeep."""
    depth = 0
    ends = [0] * _MAX_DEPTH  # where the last group of each depth closed
    starts = [0] * _MAX_DEPTH
    for match in _BRACE.finditer(latex):
        if match[0] == "{":
            if depth == _MAX_DEPTH:
                raise LatexTooDeep
            starts[depth] = match.start()
            depth += 1
        elif match[0] == "}" and depth:
            depth -= 1
            ends[depth] = match.end()
    pairs = zip(starts, ends, strict=True)
    outer = 0
    while next(pairs) == (outer, len(latex) - outer) and latex[outer + 1 : outer + 2] != "\\":
        outer += 1
    return latex[outer : len(latex) - outer]


class _Reader:
    def __init__(self, latex: str, *, is_title: bool) -> None:
        self.latex = latex
        self.tokens = list(_TOKEN.finditer(latex))
        self.position = 0
        self.depth = 0
        self.in_math = False
        self.is_title = is_title
        self.dollars = sum(token[0] == "$" for token in self.tokens)

    def everything(self) -> str:
        pieces = []
        while self.position < len(self.tokens):
            pieces.append(self.until_closed())
        return "".join(pieces)

    def until_closed(self) -> str:
        """What stands before the next closing brace of this level, which is passed."""
        self.deeper()
        pieces: list[str] = []
        switches: list[tuple[int, tuple[str, str]]] = []
        while token := self.next():
            if token[0] == "}":
                break
            if frame := SWITCHES.get(token["word"] or ""):
                switches.append((len(pieces), frame))
            else:
                pieces.append(self.said(token, "".join(pieces[-1:])))
        self.depth -= 1
        for start, (opening, closing) in reversed(switches):
            pieces[start:] = [opening, *pieces[start:], closing]
        return "".join(pieces)

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise LatexTooDeep

    def next(self) -> re.Match[str] | None:
        if self.position >= len(self.tokens):
            return None
        self.position += 1
        return self.tokens[self.position - 1]

    def said(self, token: re.Match[str], before: str) -> str:
        if token["word"]:
            return self.command(token)
        if token["sign"]:
            return self.sign(token["sign"])
        if token["ligature"]:
            return token[0] if self.in_math else LIGATURES[token[0]]
        match token[0]:
            case "{":
                words = self.group(before)
            case "$":
                words = self.formula()
            case "~":
                words = " "
            case letter:
                words = self.mathematical(letter) if self.in_math else letter
        return words

    def group(self, before: str) -> str:
        """A group in braces; one that protects a word in lower case says so."""
        protects = self.is_title and self.depth == 1 and not self.in_math
        protects = protects and not (before and before[-1].isalnum())
        protects = protects and not any(map(_is_command, self.around()))
        words = self.until_closed()
        if protects and words[:1].isalpha() and words == words.lower():
            return words.join(_NO_CASE)
        return words

    def around(self) -> list[re.Match[str]]:
        """The tokens before and after the brace just read."""
        return [
            *self.tokens[max(self.position - 2, 0) : self.position - 1],
            *self.tokens[self.position : self.position + 1],
        ]

    def argument(self) -> str:
        """The group or the single sign that a command takes."""
        self.deeper()
        words = self.group_or_sign()
        self.depth -= 1
        return words

    def group_or_sign(self) -> str:
        while (token := self.next()) and not token[0].strip():
            pass
        if token is None:
            return ""
        if token[0] == "{":
            return self.until_closed()
        if token[0] in {"}", "$"}:
            self.position -= 1
            return ""
        if token["text"] is None:
            return self.said(token, "")
        words = token[0].lstrip()
        self.put_back(token, words[1:])
        return words[:1]

    def put_back(self, token: re.Match[str], words: str) -> None:
        if words and (rest := _TOKEN.fullmatch(words)):
            self.position -= 1
            self.tokens[self.position] = rest

    def raw_argument(self) -> str:
        """The group a command takes, letter for letter."""
        if self.position >= len(self.tokens) or self.tokens[self.position][0] != "{":
            return self.argument()
        depth, pieces = 0, []
        while token := self.next():
            depth += {"{": 1, "}": -1}.get(token[0], 0)
            if depth == 0:
                break
            pieces.append(token[0])
        return "".join(pieces)[1:]

    # Commands

    def command(self, token: re.Match[str]) -> str:
        name = token["word"]
        if name in ACCENTS and not (self.in_math and name in {"d", "u", "v", "b", "c", "t"}):
            return accented(ACCENTS[name], self.argument())
        if name in FRAMES:
            opening, closing = FRAMES[name]
            return f"{opening}{self.starred_argument()}{closing}"
        if name in PLAIN:
            return PLAIN[name]
        return self.command_with_argument(name)

    def command_with_argument(self, name: str) -> str:
        if name in DROPPED:
            self.raw_argument()
            return ""
        if name in KEPT_SECOND:
            self.raw_argument()
            return self.argument()
        if name in _WORDS:
            return self.out_of_math(self.argument)
        return self.known_command(name)

    def known_command(self, name: str) -> str:
        match name:
            case "url" | "path" | "nolinkurl":
                return self.raw_argument()
            case "frac":
                return f"{self.argument()}/{self.argument()}"
            case "ensuremath":
                return self.within_math(self.argument)
        return symbol(name)

    def starred_argument(self) -> str:
        if self.position < len(self.tokens) and self.tokens[self.position][0] == "*":
            self.position += 1
        return self.argument()

    def sign(self, sign: str) -> str:
        if sign in ACCENTS and not self.in_math:
            return accented(ACCENTS[sign], self.argument())
        if sign == "(":
            return self.within_math(lambda: self.until_sign(")"))
        return CLOSING.get(sign, sign)

    # Mathematics

    def formula(self) -> str:
        """$…$; a dollar without its second is a price."""
        if self.in_math:
            return ""
        if self.dollars < 2:
            return "$"
        self.dollars -= 2
        return self.within_math(self.until_dollar)

    def until_dollar(self) -> str:
        pieces: list[str] = []
        while (token := self.next()) and token[0] != "$":
            if token[0] == "}":
                self.position -= 1
                break
            pieces.append(self.said(token, ""))
        return "".join(pieces)

    def until_sign(self, sign: str) -> str:
        pieces: list[str] = []
        while (token := self.next()) and token["sign"] != sign:
            if token[0] == "}":
                self.position -= 1
                break
            pieces.append(self.said(token, ""))
        return "".join(pieces)

    def mathematical(self, words: str) -> str:
        if words == "_":
            return f"<sub>{self.argument()}</sub>"
        if words == "^":
            return f"<sup>{self.argument()}</sup>"
        return "−" if words == "-" else re.sub(r"\s+", "", words)

    def within_math(self, read: Callable[[], str]) -> str:
        return self.with_math(read, in_math=True)

    def out_of_math(self, read: Callable[[], str]) -> str:
        return self.with_math(read, in_math=False)

    def with_math(self, read: Callable[[], str], *, in_math: bool) -> str:
        before, self.in_math = self.in_math, in_math
        words = read()
        self.in_math = before
        return words


def _is_command(token: re.Match[str]) -> bool:
    return token[0].startswith("\\")


def accented(mark: str, words: str) -> str:
    """The first letter of `words` under the combining `mark`."""
    if not words or words.startswith("<"):
        return words
    letter = {"ı": "i", "ȷ": "j"}.get(words[0], words[0])
    return unicodedata.normalize("NFC", letter + mark) + words[1:]


def symbol(name: str) -> str:
    r"""The character that a command such as \alpha stands for; "" for any other command."""
    meant = getattr(_symbols().get_macro_spec(name), "simplify_repl", None)
    return meant if isinstance(meant, str) and "%" not in meant else ""


@cache
def _symbols() -> Any:
    # Its tables take 0.15 s to load, and few bibliographies need them.
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415

    return get_default_latex_context_db()
