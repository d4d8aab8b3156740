"""Encoding CSL text as LaTeX, the inverse of `latex`, with braces to protect capitals."""

import re
from collections.abc import Callable

from blog.sources.parsing.bibtex.commands import SMALL_CAPITALS

_CHARACTERS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "\u2009": r"\,",
    "--": "{-}{-}",
    "''": "{'}{'}",
}
_SPECIAL = re.compile(r"--|''|[\\{}~^`$&%#_\u2009]")
_TAG = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]{0,60})?>")
_COMMANDS = {
    "<i>": r"\emph{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    SMALL_CAPITALS[0]: r"\textsc{",
    '<span class="nocase">': "{",
}
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_WORD_OR_SPECIAL = re.compile(f"(?P<word>{_WORD.pattern})|{_SPECIAL.pattern}")


def latex_of(text: str) -> str:
    """Return `text` as LaTeX; tags that are not properly nested remain as text."""
    return _encode(text, _escape)


def title_latex_of(text: str) -> str:
    """Return `text` as the LaTeX of a title, with the case of names and abbreviations protected."""
    _first, *rest = _WORD.findall(_TAG.sub(" ", text)) or [""]
    is_sentence_case = any(len(word) > 3 and word[0].islower() for word in rest)

    def protected(match: re.Match[str]) -> str:
        word = match[0]
        is_name = is_sentence_case and word[0].isupper() and match.start() > 0
        return f"{{{word}}}" if is_name or word[1:] != word[1:].lower() else word

    def encode(part: str) -> str:
        return _WORD_OR_SPECIAL.sub(
            lambda match: protected(match) if match["word"] else _CHARACTERS[match[0]], part
        )

    return _encode(text, encode)


def _encode(text: str, encode: Callable[[str], str]) -> str:
    """Encode the text between tags, and convert properly nested tags to commands."""
    pieces: list[str] = []
    opened: list[tuple[int, str]] = []
    end = 0
    for match in _TAG.finditer(text):
        pieces += [encode(text[end : match.start()]), _escape(match[0])]
        end = match.end()
        if not match[0].startswith("</"):
            opened.append((len(pieces) - 1, match[0]))
        elif opened and opened[-1][1].strip("<>").split()[0] == match[0][2:-1]:
            start, tag = opened.pop()
            if command := _COMMANDS.get(tag):
                pieces[start], pieces[-1] = command, "}"
    return "".join([*pieces, encode(text[end:])])


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: _CHARACTERS[match[0]], text)
