"""Writing rich text: HTML, escaped by construction, and plain text."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blog.sources.csl.locale import Locale
from blog.sources.csl.output.punctuation import CLOSE, OPEN, Token, tokens
from blog.sources.csl.output.tree import Part

Setting = tuple[str, str]
Pair = tuple[str, str]

_NORMAL = {"font-style": "normal", "font-variant": "normal", "font-weight": "normal"}
_NORMAL |= {"text-decoration": "none", "vertical-align": "baseline"}

_NO_TAGS = ("", "")
HTML_TAGS: Mapping[Setting, Pair] = MappingProxyType(
    {
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
        ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
        ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "light"): ('<span style="font-weight:lighter;">', "</span>"),
        ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
        ("text-decoration", "underline"): (
            '<span style="text-decoration:underline;">',
            "</span>",
        ),
        ("text-decoration", "none"): ('<span style="text-decoration:none;">', "</span>"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
        ("display", "block"): ('<div class="csl-block">', "</div>"),
        ("display", "left-margin"): ('<div class="csl-left-margin">', "</div>"),
        ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>"),
        ("display", "indent"): ('<div class="csl-indent">', "</div>"),
    }
)


def escaped(text: str) -> str:
    return text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")


@dataclass(frozen=True, slots=True)
class Writer:
    """A format of output: how text is escaped and what begins and ends each setting."""

    escape: Callable[[str], str]
    tags: Mapping[Setting, Pair]
    sets_superscripts: bool = False  # "ª" as "<sup>a</sup>"
    is_strict: bool = False  # about punctuation; see Refinements.strict_punctuation
    is_one_line: bool = False  # what is displayed as a block has a space before it

    def write(self, part: Part | None, *, locale: Locale) -> str:
        """Return the tree as text of this format; "" for nothing."""
        if part is None:
            return ""
        return _Writing(self, locale).text_of(tokens(part, locale=locale, is_strict=self.is_strict))


HTML = Writer(escaped, HTML_TAGS, sets_superscripts=True)
PLAIN_TEXT = Writer(str, MappingProxyType({}))


class _Writing:
    """One text on its way out: which settings are open, and how deep the quotation marks are."""

    def __init__(self, writer: Writer, locale: Locale) -> None:
        self._writer = writer
        self._quotes = _marks_of(locale)
        self._depth = 0
        self._open: dict[str, list[str]] = {}
        self._closings: list[str] = []
        self._output: list[str] = []
        self._last = ""  # the last character of the text
        self._has_space = False  # so that the next text begins without its own

    def text_of(self, flat: list[Token]) -> str:
        for token in flat:
            if token.kind == OPEN:
                self._begin(token.setting, is_typed=token.is_typed)
            elif token.kind == CLOSE:
                self._end(token.setting)
            else:
                self._add(token.text)
        return "".join(self._output)

    def _add(self, text: str) -> None:
        written = self._text(text.lstrip(" ") if self._has_space else text)
        self._output.append(written)
        self._last = written[-1:] or self._last
        self._has_space = False

    def _text(self, text: str) -> str:
        if not self._writer.sets_superscripts or text.isascii():
            return self._writer.escape(text)
        return "".join(map(self._character, text))

    def _character(self, character: str) -> str:
        raised = _raised(character)
        if not raised:
            return self._writer.escape(character)
        opening, closing = self._writer.tags.get(("vertical-align", "sup"), ("", ""))
        return f"{opening}{self._writer.escape(raised)}{closing}"

    def _begin(self, setting: Setting, *, is_typed: bool) -> None:
        name, value = setting
        if name == "display" and self._writer.is_one_line:
            self._has_space = value != "left-margin" and bool(self._last)
            self._output.append(" " if self._has_space and self._last != " " else "")
        if name in ("quote", "apostrophe"):
            if name == "apostrophe" and not self._depth:
                pair = self._quotes[1] if self._single_first() else self._quotes[0]
            else:
                pair = self._quotes[self._depth % 2]
            self._depth += 1
            self._output.append(self._writer.escape(pair[0]))
            self._closings.append(self._writer.escape(pair[1]))
            return
        stack = self._open.setdefault(name, [])
        outer = stack[-1] if stack else _NORMAL.get(name, "")
        if is_typed and value == outer:
            # what an author sets within the same setting stands out by being normal
            value = _NORMAL.get(name, value)
        stack.append(value)
        is_new = value != outer or name not in _NORMAL
        opening, closing = self._writer.tags.get((name, value), _NO_TAGS) if is_new else _NO_TAGS
        self._output.append(opening)
        self._closings.append(closing)

    def _single_first(self) -> bool:
        return False

    def _end(self, setting: Setting) -> None:
        if setting[0] in ("quote", "apostrophe"):
            self._depth -= 1
        else:
            self._open[setting[0]].pop()
        self._output.append(self._closings.pop())


def _raised(character: str) -> str:
    """Return the character of which this is the superscript form; "" if it is none."""
    if character in _UNDECOMPOSED:
        return _UNDECOMPOSED[character]
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    return "".join(chr(int(code, 16)) for code in codes.split()) if kind == "<super>" else ""


_UNDECOMPOSED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


def _marks_of(locale: Locale) -> tuple[Pair, Pair]:
    def term(name: str) -> str:
        return locale.term(name) or ""

    outer = (term("open-quote"), term("close-quote"))
    return outer, (term("open-inner-quote"), term("close-inner-quote"))
