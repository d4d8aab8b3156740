"""CSL text made into LaTeX: the other way of `latex`, with braces that keep capitals."""

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
    """`text` as LaTeX; tags that are not closed in order stay as they were typed."""
    return _joined(text, _specials)


def title_latex_of(text: str) -> str:
    """`text` as the LaTeX of a title, its names and abbreviations safe from lower-casing."""
    words = _WORD.findall(_TAG.sub(" ", text))
    is_sentence = any(len(word) > 3 and word[0].islower() for word in words[1:])

    def kept(match: re.Match[str]) -> str:
        word = match[0]
        is_name = is_sentence and word[0].isupper() and match.start() > 0
        return f"{{{word}}}" if is_name or word[1:] != word[1:].lower() else word

    def escaped(words: str) -> str:
        return _WORD_OR_SPECIAL.sub(
            lambda match: kept(match) if match["word"] else _CHARACTERS[match[0]], words
        )

    return _joined(text, escaped)


def _joined(text: str, escaped: Callable[[str], str]) -> str:
    pieces: list[str] = []
    opened: list[tuple[int, str]] = []
    end = 0
    for match in _TAG.finditer(text):
        pieces += [escaped(text[end : match.start()]), _specials(match[0])]
        end = match.end()
        if not match[0].startswith("</"):
            opened.append((len(pieces) - 1, match[0]))
        elif opened and opened[-1][1].strip("<>").split()[0] == match[0][2:-1]:
            start, tag = opened.pop()
            if command := _COMMANDS.get(tag):
                pieces[start], pieces[-1] = command, "}"
    return "".join([*pieces, escaped(text[end:])])


def _specials(text: str) -> str:
    return _SPECIAL.sub(lambda match: _CHARACTERS[match[0]], text)
