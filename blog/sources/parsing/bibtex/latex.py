"""Decoding LaTeX in bibliographies to CSL text: characters, and the tags that CSL knows.

Decodes accents, symbols, emphasis, quotation marks and simple mathematics; keeps the argument of
an unknown command. Takes time linear in the length of the text; raises only LatexTooDeep.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from blog.sources.parsing.bibtex.commands import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DROPPED,
    FRAMES,
    LIGATURES,
    PLAIN,
    SECOND_ARGUMENT,
    SWITCHES,
)

_MAX_DEPTH = 60
_HAS_LATEX = re.compile(r"[\\{}$~`]|--|''|\s\s|[\n\t]|^\s|\s$")
_TOKEN = re.compile(
    r"\\(?P<command>[a-zA-Z]+)\s*|\\(?P<escaped>.)|(?P<ligature>---|--|``|''|!`|\?`|`)"
    r"|(?P<text>[^\\{}$~`'!?\-_^]+)|(?P<other>.)",
    re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NO_CASE = ('<span class="nocase">', "</span>")
# Commands whose argument is text even in mathematics.
_TEXT_COMMANDS = ("text", "mbox", "textrm", "textnormal", "mathrm")
_SPACES = re.compile(r"[ \t\n]+")


class LatexTooDeep(ValueError):
    """The groups are nested too deeply."""


def text_of(latex: str, *, is_title: bool = False) -> str:
    """Return `latex` as CSL text; raise LatexTooDeep.

    In a title, braces around a lower-case word become nocase.
    """
    if not _HAS_LATEX.search(latex):
        return latex
    reader = _Decoder(_without_outer_braces(latex), is_title=is_title)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", reader.read())).strip(" ")


def _without_outer_braces(latex: str) -> str:
    """Return the text without braces around the whole: {{A title}}. Raise LatexTooDeep."""
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


class _Decoder:
    """A recursive-descent decoder of the tokens of a LaTeX text."""

    def __init__(self, latex: str, *, is_title: bool) -> None:
        self.latex = latex
        self.tokens = list(_TOKEN.finditer(latex))
        self.position = 0
        self.depth = 0
        self.in_math = False
        self.is_title = is_title
        self.dollars = sum(token[0] == "$" for token in self.tokens)

    def read(self) -> str:
        pieces = []
        while self.position < len(self.tokens):
            pieces.append(self.until_closed())
        return "".join(pieces)

    def until_closed(self) -> str:
        """Decode up to and including the closing brace of this level."""
        self.deeper()
        pieces: list[str] = []
        closings: list[str] = []
        before = ""
        while token := self.next():
            if token[0] == "}":
                break
            if frame := SWITCHES.get(token["command"] or ""):
                pieces.append(frame[0])
                closings.append(frame[1])
            else:
                before = self.decode(token, before)
                pieces.append(before)
        self.depth -= 1
        return "".join([*pieces, *reversed(closings)])

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise LatexTooDeep

    def next(self) -> re.Match[str] | None:
        if self.position >= len(self.tokens):
            return None
        self.position += 1
        return self.tokens[self.position - 1]

    def decode(self, token: re.Match[str], before: str) -> str:
        """Decode a token and its arguments; `before` is the text decoded so far."""
        if token["command"]:
            return self.command(token["command"])
        if token["escaped"]:
            return self.control_symbol(token["escaped"])
        if token["ligature"]:
            return token[0] if self.in_math else LIGATURES[token[0]]
        match token[0]:
            case "{":
                text = self.group(before)
            case "$":
                text = self.formula()
            case "~":
                text = " "
            case character:
                text = self.mathematical(character) if self.in_math else character
        return text

    def group(self, before: str) -> str:
        """Decode a group in braces; in a title, one that protects lower case becomes nocase."""
        protects = self.is_title and self.depth == 1 and not self.in_math
        protects = protects and not (before and before[-1].isalnum())
        protects = protects and not any(map(_is_command, self.around()))
        text = self.until_closed()
        if protects and text[:1].isalpha() and text == text.lower():
            return text.join(_NO_CASE)
        return text

    def around(self) -> list[re.Match[str]]:
        """Return the tokens before and after the brace just read."""
        return [
            *self.tokens[max(self.position - 2, 0) : self.position - 1],
            *self.tokens[self.position : self.position + 1],
        ]

    def argument(self) -> str:
        """Decode the argument of a command, a group or a single character."""
        self.deeper()
        text = self.group_or_character()
        self.depth -= 1
        return text

    def group_or_character(self) -> str:
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
            return self.decode(token, "")
        text = token[0].lstrip()
        self.put_back(text[1:])
        return text[:1]

    def put_back(self, text: str) -> None:
        if text and (rest := _TOKEN.fullmatch(text)):
            self.position -= 1
            self.tokens[self.position] = rest

    def raw_argument(self) -> str:
        """Return the argument of a command without decoding it."""
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

    def command(self, name: str) -> str:
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
        if name in SECOND_ARGUMENT:
            self.raw_argument()
            return self.argument()
        if name in _TEXT_COMMANDS:
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

    def control_symbol(self, character: str) -> str:
        """Decode a backslash followed by a character that is not a letter."""
        if character in ACCENTS and not self.in_math:
            return accented(ACCENTS[character], self.argument())
        if character == "(":
            return self.within_math(lambda: self.until_escaped(")"))
        return CONTROL_SYMBOLS.get(character, character)

    # Mathematics

    def formula(self) -> str:
        """Decode $…$; a dollar sign without a second one is text."""
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
            pieces.append(self.decode(token, ""))
        return "".join(pieces)

    def until_escaped(self, character: str) -> str:
        pieces: list[str] = []
        while (token := self.next()) and token["escaped"] != character:
            if token[0] == "}":
                self.position -= 1
                break
            pieces.append(self.decode(token, ""))
        return "".join(pieces)

    def mathematical(self, text: str) -> str:
        if text == "_":
            return f"<sub>{self.argument()}</sub>"
        if text == "^":
            return f"<sup>{self.argument()}</sup>"
        return "−" if text == "-" else re.sub(r"\s+", "", text)

    def within_math(self, read: Callable[[], str]) -> str:
        return self.with_math(read, in_math=True)

    def out_of_math(self, read: Callable[[], str]) -> str:
        return self.with_math(read, in_math=False)

    def with_math(self, read: Callable[[], str], *, in_math: bool) -> str:
        before, self.in_math = self.in_math, in_math
        text = read()
        self.in_math = before
        return text


def _is_command(token: re.Match[str]) -> bool:
    return token[0].startswith("\\")


def accented(accent: str, text: str) -> str:
    """Return `text` with the combining `accent` on its first letter."""
    if not text or text.startswith("<"):
        return text
    letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", letter + accent) + text[1:]


def symbol(name: str) -> str:
    r"""Return the character of a command such as \alpha; "" for any other command."""
    character = getattr(_symbols().get_macro_spec(name), "simplify_repl", None)
    return character if isinstance(character, str) and "%" not in character else ""


@cache
def _symbols() -> Any:
    # Its tables take 0.15 s to load, and few bibliographies need them.
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415

    return get_default_latex_context_db()
