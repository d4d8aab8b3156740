"""Private-use characters for markup and quotation marks, converted to HTML after the engine.

The engine joins strings and does not know HTML. In its input each tag and each quotation mark is a
private-use character; quotes, punctuation and tags are then set in its output.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

OPEN_QUOTE, CLOSE_QUOTE = "\ue000", "\ue001"
LESS_THAN = "\ue002"  # the engine parses tags, so text that looks like a tag must not reach it
VERBATIM, END_VERBATIM = "\ue003", "\ue004"  # around a URL, whose punctuation must not move
NO_CASE, END_NO_CASE = "\ue005", "\ue006"
TAKE_BACK = "\ue007"  # removes the period or comma before it
TAGS = {  # by name: opening mark, closing mark, opening tag, closing tag
    "i": ("\ue010", "\ue011", "<i>", "</i>"),
    "b": ("\ue012", "\ue013", "<b>", "</b>"),
    "sup": ("\ue014", "\ue015", "<sup>", "</sup>"),
    "sub": ("\ue016", "\ue017", "<sub>", "</sub>"),
    "small-caps": ("\ue018", "\ue019", '<span class="small-caps">', "</span>"),
}

_ARTICLE = re.compile(r"^(?:The|A|An)\s+(?=\w)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARKS = "\ue000-\ue006\ue010-\ue019"
_INVISIBLE = f"[{_MARKS}]*"
_ENDS = "[\ue001\ue006\ue011\ue013\ue015\ue017\ue019]*"
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)((?: [^<>]{0,60})?)>", re.IGNORECASE)


@dataclass(frozen=True)
class Quotes:
    """The quotation marks of a language: outer pair, inner pair, and the place of punctuation."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    punctuation_inside: bool = True


# From text to marks


def marked(text: str) -> str:
    """Return a typed title or note with allowed tags and quotation marks replaced by marks."""
    text = _mark_tags(_PRIVATE.sub("", text)).replace("<", LESS_THAN)
    return _mark_quotes(" ".join(text.split()))


def verbatim(text: str) -> str:
    """Return a URL or number with marks that keep it unchanged."""
    clean = _PRIVATE.sub("", text).strip().replace("<", LESS_THAN)
    return f"{VERBATIM}{clean}{END_VERBATIM}"


def main_title(title: str) -> str:
    """Return a marked title without its subtitle, for subsequent notes."""
    main = title.partition(": ")[0]
    pairs = [(OPEN_QUOTE, CLOSE_QUOTE), (NO_CASE, END_NO_CASE)]
    pairs += [(opening, closing) for opening, closing, *_ in TAGS.values()]
    whole = all(main.count(opening) == main.count(closing) for opening, closing in pairs)
    return main if main and whole else title


def without_article(title: str) -> str:
    """Return an English title without "The" or "A" at its start."""
    shortened = _ARTICLE.sub("", title)
    return shortened if re.search(r"\w", shortened) else title


def wrapper(name: str) -> Callable[[object], str]:
    opening, closing = TAGS[name][:2]
    return lambda text: f"{opening}{text}{closing}"


def _mark_tags(text: str) -> str:
    """Replace properly nested CSL tags by marks; other tags stay as typed."""
    pieces: list[str] = []
    opened: list[tuple[int, str, str]] = []  # index in pieces, name of the tag, opening mark
    end = 0
    for match in _TAG.finditer(text):
        pieces += [text[end : match.start()], match.group()]
        end = match.end()
        name = match[2].lower()
        if not match[1]:
            opened.append((len(pieces) - 1, name, _kind_of(name, match[3].lower())))
        elif opened and opened[-1][1] == name:
            start, _, kind = opened.pop()
            if kind:
                pieces[start], pieces[-1] = _pair(kind)
    return "".join([*pieces, text[end:]])


def _kind_of(name: str, attributes: str) -> str:
    if name == "span" and "nocase" in attributes:
        return "nocase"
    if name == "sc" or (name == "span" and "small-caps" in attributes):
        return "small-caps"
    return name if name in TAGS and not attributes.strip() else ""


def _pair(kind: str) -> tuple[str, str]:
    return (NO_CASE, END_NO_CASE) if kind == "nocase" else TAGS[kind][:2]


_QUOTED = rf"{OPEN_QUOTE}\1{CLOSE_QUOTE}"
_QUOTE_RULES = (
    (re.compile(r"(?<!\w)['‘’]([nN])['’](?!\w)"), r"’\1’"),  # rock ’n’ roll
    (re.compile(r"„([^„“]{1,300})“"), _QUOTED),
    (re.compile(r"“([^“”]{1,300})”"), _QUOTED),
    (re.compile(r'(?<!\w)"(?=\S)([^"]{1,300})(?<=\S)"(?!\w)'), _QUOTED),
    (re.compile(r"(?<!\w)['‘](?=\S)([^‘]{1,300}?)(?<=\S)['’](?!\w)"), _QUOTED),
    (re.compile(r"'"), "’"),
)


def _mark_quotes(text: str) -> str:
    for pattern, replacement in _QUOTE_RULES:
        text = pattern.sub(replacement, text)
    return text


# From marks to HTML


def html_of(text: str, *, quotes: Quotes) -> str:
    """Return the engine's output as HTML: correct the punctuation, nest quotes, escape text."""
    return _set_marks(_correct_punctuation(text, inside=quotes.punctuation_inside), quotes)


_PUNCTUATION_RULES = (
    (re.compile(rf"[.,]?({_INVISIBLE}) *{TAKE_BACK}"), r"\1"),
    (re.compile(rf"([?!])({_INVISIBLE})\.(?!\.)"), r"\1\2"),
    (re.compile(rf"(?<!\.)\.({_INVISIBLE})\.(?!\.)"), r".\1"),
    (re.compile(rf",({_INVISIBLE})([,.])"), r"\2\1"),
    (re.compile(rf"([。？！])({_INVISIBLE})\.(?!\.)"), r"\1\2"),
    (re.compile(rf"[。:;]({_INVISIBLE})([,.])"), r"\1\2"),
    (re.compile(r" {2,}"), " "),
)
_PUNCTUATION_AFTER_QUOTE = re.compile(f"({CLOSE_QUOTE}{_ENDS})([.,])")
_VERBATIM_PART = re.compile(f"({VERBATIM}[^{END_VERBATIM}]*{END_VERBATIM})")


def _correct_punctuation(text: str, *, inside: bool) -> str:
    parts = _VERBATIM_PART.split(text)
    for index in range(0, len(parts), 2):  # odd indexes are verbatim
        part = parts[index]
        if inside:
            part = _PUNCTUATION_AFTER_QUOTE.sub(r"\2\1", part)
        for pattern, replacement in _PUNCTUATION_RULES:
            part = pattern.sub(replacement, part)
        parts[index] = part
    return "".join(parts)


_OPENING = {opening: name for name, (opening, *_) in TAGS.items()}
_CLOSING = {closing: name for name, (_, closing, *_) in TAGS.items()}


def _set_marks(text: str, quotes: Quotes) -> str:
    output: list[str] = []
    depth = italics = 0
    for character in text:
        if character == OPEN_QUOTE:
            output.append((quotes.inner if depth % 2 else quotes.outer)[0])
            depth += 1
        elif character == CLOSE_QUOTE:
            depth = max(depth - 1, 0)
            output.append((quotes.inner if depth % 2 else quotes.outer)[1])
        elif character in _OPENING:
            name = _OPENING[character]
            reverse = name == "i" and italics % 2  # italics within italics are upright
            italics += name == "i"
            output.append(TAGS[name][3 if reverse else 2])
        elif character in _CLOSING:
            name = _CLOSING[character]
            italics -= name == "i"
            reverse = name == "i" and italics % 2
            output.append(TAGS[name][2 if reverse else 3])
        elif character == LESS_THAN:
            output.append("&lt;")
        elif not _PRIVATE.match(character):
            output.append(escape(character, quote=False))
    return "".join(output).replace("<i></i>", "")
