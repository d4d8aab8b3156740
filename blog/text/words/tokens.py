"""A post's HTML as blocks of words: what is compared, counted and read through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

# A word with the space after it; each sign of a script that writes no spaces; anything else.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\s*|[^\W\u3040-\u30ff\u3400-\u9fff]+\s*|\W\s*")
_BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "pre", "td", "th"}
_ATOMS = {"figure", "hr"}
# What a paragraph inside of them is called.
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
    """A word, its mark or sign; two are equal whatever space follows them."""

    text: str = field(compare=False)
    look: str = ""
    bare: str = ""


@dataclass(frozen=True)
class TokenBlock:
    """The words of one block."""

    kind: str
    words: tuple[Token, ...]

    @property
    def texts(self) -> list[str]:
        return [word.bare for word in self.words]


def tokenize(text: str, look: str = "") -> tuple[Token, ...]:
    """The words of a plain text."""
    return tuple(Token(found, look, found.strip()) for found in _WORD.findall(text))


def tokenized_blocks(html: str) -> Iterator[TokenBlock]:
    """The blocks of a post's clean HTML, in order; those without a word are left out."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    reader = _Reader()
    if body:
        reader.read_all(body, kind="p", looks=())
        reader.end(kind="p")
    return iter(reader.blocks)


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[TokenBlock] = []
        self._words: list[Token] = []

    def read_all(self, node: LexborNode, *, kind: str, looks: tuple[str, ...]) -> None:
        for child in node.iter(include_text=True):
            self._read(child, kind=kind, looks=looks)

    def end(self, *, kind: str) -> None:
        if any(word.bare for word in self._words):
            self.blocks.append(TokenBlock(kind, tuple(self._words)))
        self._words = []

    def _add(self, text: str, *, look: str) -> None:
        rest = text.lstrip()
        if self._words and rest != text:  # the space belongs to the word before it
            last = self._words.pop()
            self._words.append(Token(last.text.rstrip(" ") + " ", last.look, last.bare))
        self._words += tokenize(rest, look)

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
            self._words = list(_atom(node))
            self.end(kind=tag)
        elif tag == "cite-ref":
            self._words.append(_cited(node))
        else:
            self._read_inline(node, tag, kind=kind, looks=looks)

    def _read_inline(
        self, node: LexborNode, tag: str, *, kind: str, looks: tuple[str, ...]
    ) -> None:
        look = _LOOKS.get(tag)
        inside = (*looks, look) if look else looks
        if tag == "foot-note":
            self._words.append(Token("[", " ".join(inside), "["))
        self.read_all(node, kind=kind, looks=inside)
        if tag == "foot-note":
            self._words.append(Token("]", " ".join(inside), "]"))
        elif tag == "br":
            self._words.append(Token("\n", "", "\n"))
        elif tag == "a" and (address := node.attributes.get("href")):
            self._words.append(Token(f" ({address})", "address", address))


def _atom(node: LexborNode) -> Iterator[Token]:
    if node.tag == "hr":
        yield Token("⁂", "", "⁂")
        return
    said = node.attributes
    number = said.get("data-picture") or "?"
    yield Token(number, "picture", number)
    for name in ("alt", "caption"):
        if words := said.get(f"data-{name}"):
            yield Token(f" · {words}", name, words)


def _cited(node: LexborNode) -> Token:
    """A citation by its name: "[see Lüthi 2008, 45]"."""
    said = {name: value or "" for name, value in node.attributes.items()}
    label = said.get("data-label", "")
    words = [
        said.get("data-prefix", ""),
        node.text().strip() or "?",
        f"({label})" if label not in {"", "page"} else "",
        said.get("data-suffix", ""),
        f"“{said['data-quotation']}”" if said.get("data-quotation") else "",
    ]
    text = f"[{' '.join(filter(None, words))}]"
    return Token(text, "citation", text)
