"""The meeting of punctuation: what a suffix, a delimiter and a text leave of each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from blog.sources.csl.locale import Locale
from blog.sources.csl.output.tree import Node, Part, Verbatim
from blog.sources.csl.refinements import TAKE_BACK

TEXT, VERBATIM, OPEN, CLOSE = "text", "verbatim", "open", "close"
QUOTE = ("quote", "")
SINGLE = ("apostrophe", "")

# What a mark swallows after it, and before it.
_SWALLOWS_AFTER = {
    ":": ":.",
    ".": ".",
    ";": ";:.",
    "!": "!:.",
    "?": "?:.",
    ",": ",",
    "…": ".",
    "。": ".",
    "？": ".",
    "！": ".",
}
_SWALLOWS_BEFORE = {"!": ":;", "?": ":;"}
# What a strict reading of the manuals leaves of two marks; see Refinements.
_STRICTLY_BEFORE = {**_SWALLOWS_BEFORE, ".": ",:;", ",": "。:;"}
_MOVED = ".,!?"


@dataclass(slots=True)
class Token:
    """A text, or the begin or end of a setting such as ("font-style", "italic")."""

    kind: str
    text: str = ""
    setting: tuple[str, str] = ("", "")
    is_typed: bool = False  # a text after another of its field; a setting by markup of a field


def tokens(part: Part, *, locale: Locale, is_strict: bool = False) -> list[Token]:
    """Return the tree as a flat list, its punctuation merged and moved as the locale wants."""
    flat: list[Token] = []
    _flatten(part, flat)
    swallows = _STRICTLY_BEFORE if is_strict else _SWALLOWS_BEFORE
    _merge(flat, swallows)
    if locale.punctuation_in_quote:
        _move_into_quotes(flat)
        _merge(flat, swallows)
    return [token for token in flat if token.text or token.kind in (OPEN, CLOSE)]


def _flatten(part: Part, flat: list[Token], *, is_typed: bool = False) -> None:
    if isinstance(part, str):
        kind = VERBATIM if isinstance(part, Verbatim) else TEXT
        flat.append(Token(kind, part, is_typed=is_typed))
        return
    settings = _settings(part)
    if part.display:
        flat.append(Token(OPEN, setting=("display", part.display)))
    if part.prefix and not part.has_inner_affixes:
        flat.append(Token(TEXT, part.prefix))
    flat.extend(Token(OPEN, setting=setting, is_typed=part.is_typed) for setting in settings)
    if part.prefix and part.has_inner_affixes:
        flat.append(Token(TEXT, part.prefix))
    _flatten_parts(part, flat)
    if part.suffix and part.has_inner_affixes:
        flat.append(Token(TEXT, part.suffix))
    flat.extend(Token(CLOSE, setting=setting) for setting in reversed(settings))
    if part.suffix and not part.has_inner_affixes:
        flat.append(Token(TEXT, part.suffix))
    if part.display:
        flat.append(Token(CLOSE, setting=("display", part.display)))


def _flatten_parts(part: Node, flat: list[Token]) -> None:
    for place, child in enumerate(part.parts):
        if place and part.delimiter:
            flat.append(Token(TEXT, part.delimiter))
        _flatten(child, flat, is_typed=place > 0 and not part.delimiter)


def _settings(part: Node) -> list[tuple[str, str]]:
    settings = list(part.formatting)
    if part.quotes:
        settings.insert(0, (part.quotes, ""))
    return settings


def _move_into_quotes(flat: list[Token]) -> None:
    """Move a period or comma after a closing quotation mark before it."""
    for place, token in enumerate(flat):
        if token.kind != TEXT or token.text[:1] not in _MOVED or not token.text or token.is_typed:
            continue
        target = _closing_quote_before(flat, place)
        if target is not None:
            flat.insert(target, Token(TEXT, token.text[0]))
            token.text = token.text[1:]


def _closing_quote_before(flat: list[Token], place: int) -> int | None:
    """Return the index of the first closing quotation mark that ends right before `place`."""
    found = None
    while place and (flat[place - 1].kind in (OPEN, CLOSE) or not flat[place - 1].text):
        place -= 1
        if flat[place].kind == CLOSE and flat[place].setting in (QUOTE, SINGLE):
            found = place
        elif flat[place].kind == OPEN:
            break
    return found


def _merge(flat: list[Token], swallows: Mapping[str, str]) -> None:
    """Let marks and spaces that meet at the ends of two texts swallow each other."""
    last: Token | None = None
    for token in flat:
        if token.kind in (OPEN, CLOSE):
            if token.setting[0] == "display":
                last = None
            continue
        if not token.text:
            continue
        if last is not None:
            _meet(last, token, swallows)
        if token.text:
            last = token


def _meet(left: Token, right: Token, swallows: Mapping[str, str]) -> None:
    if right.text.startswith(TAKE_BACK):
        left.text, right.text = left.text.rstrip(" ").removesuffix("."), right.text[1:]
        left.text = left.text.removesuffix(",")
    while left.text and right.text:
        before, after = left.text[-1], right.text[0]
        if VERBATIM in (left.kind, right.kind):
            return
        if before in swallows.get(after, ""):
            left.text = left.text[:-1]
        elif before == after == " " or after in _SWALLOWS_AFTER.get(before, ""):
            right.text = right.text[1:]
        else:
            return
