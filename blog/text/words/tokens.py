"""A post's HTML as blocks of tokens, for comparing versions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

# A word with the space after it; a character of a script without spaces; any other character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\s*|[^\W\u3040-\u30ff\u3400-\u9fff]+\s*|\W\s*")
_BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "pre", "td", "th"}
_ATOMS = {"figure", "hr"}
# A paragraph inside these counts as the block itself.
_HOLDERS = {"li", "blockquote", "td", "th"}
_LOOKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "s": "struck",
    "u": "underlined",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "a": "link",
    "foot-note": "note",
}


@dataclass(frozen=True)
class Token:
    """A word or character; equality ignores the space after it."""

    text: str = field(compare=False)
    look: str = ""
    bare: str = ""


@dataclass(frozen=True)
class TokenBlock:
    """The tokens of one block; `kind` is its HTML tag."""

    kind: str
    tokens: tuple[Token, ...]

    @property
    def texts(self) -> list[str]:
        return [token.bare for token in self.tokens]


def tokenize(text: str, look: str = "") -> tuple[Token, ...]:
    """Return the tokens of a plain text, all with the same `look`."""
    return tuple(Token(found, look, found.strip()) for found in _WORD.findall(text))


def tokenized_blocks(html: str) -> Iterator[TokenBlock]:
    """Yield the blocks of a post's sanitized HTML, in order, without empty ones."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    reader = _Reader()
    if body:
        reader.read_all(body, kind="p", looks=())
        reader.end(kind="p")
    return iter(reader.blocks)


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[TokenBlock] = []
        self._tokens: list[Token] = []

    def read_all(self, node: LexborNode, *, kind: str, looks: tuple[str, ...]) -> None:
        for child in node.iter(include_text=True):
            self._read(child, kind=kind, looks=looks)

    def end(self, *, kind: str) -> None:
        if any(token.bare for token in self._tokens):
            self.blocks.append(TokenBlock(kind, tuple(self._tokens)))
        self._tokens = []

    def _add(self, text: str, *, look: str) -> None:
        rest = text.lstrip()
        if self._tokens and rest != text:  # the space belongs to the token before it
            last = self._tokens.pop()
            self._tokens.append(Token(last.text.rstrip(" ") + " ", last.look, last.bare))
        self._tokens += tokenize(rest, look)

    def _read(self, node: LexborNode, *, kind: str, looks: tuple[str, ...]) -> None:
        tag = node.tag or ""
        if node.is_text_node:
            self._add(node.text_content or "", look=" ".join(looks))
        elif tag in _BLOCKS:
            self.end(kind=kind)
            inner = kind if tag == "p" and kind in _HOLDERS else tag
            self.read_all(node, kind=inner, looks=looks)
            self.end(kind=inner)
        elif tag in _ATOMS:
            self.end(kind=kind)
            self._tokens = list(_atom(node))
            self.end(kind=tag)
        elif tag == "cite-ref":
            self._tokens.append(_citation(node))
        else:
            self._read_inline(node, tag, kind=kind, looks=looks)

    def _read_inline(
        self, node: LexborNode, tag: str, *, kind: str, looks: tuple[str, ...]
    ) -> None:
        look = _LOOKS.get(tag)
        inside = (*looks, look) if look else looks
        if tag == "foot-note":
            self._tokens.append(Token("[", " ".join(inside), "["))
        self.read_all(node, kind=kind, looks=inside)
        if tag == "foot-note":
            self._tokens.append(Token("]", " ".join(inside), "]"))
        elif tag == "br":
            self._tokens.append(Token("\n", "", "\n"))
        elif tag == "a" and (url := node.attributes.get("href")):
            self._tokens.append(Token(f" ({url})", "url", url))


def _atom(node: LexborNode) -> Iterator[Token]:
    if node.tag == "hr":
        yield Token("⁂", "", "⁂")
        return
    attributes = node.attributes
    number = attributes.get("data-picture") or "?"
    yield Token(number, "picture", number)
    for name in ("alt", "caption", "embed"):
        if value := attributes.get(f"data-{name}"):
            yield Token(f" · {value}", name, value)


def _citation(node: LexborNode) -> Token:
    """Return a citation as one token: "[see Lüthi 2008, 45]"."""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    label = attributes.get("data-label", "")
    parts = [
        attributes.get("data-prefix", ""),
        node.text().strip() or "?",
        f"({label})" if label not in {"", "page"} else "",
        attributes.get("data-suffix", ""),
        f"“{attributes['data-quotation']}”" if attributes.get("data-quotation") else "",
    ]
    text = f"[{' '.join(filter(None, parts))}]"
    return Token(text, "citation", text)
