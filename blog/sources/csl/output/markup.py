"""Reading the markup of a field: the tags that CSL allows, quotation marks and apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from blog.sources.csl.output.tree import Node, Part

_TAGS = {
    "<i>": ("font-style", "italic"),
    "<em>": ("font-style", "italic"),
    "<b>": ("font-weight", "bold"),
    "<strong>": ("font-weight", "bold"),
    "<sup>": ("vertical-align", "sup"),
    "<sub>": ("vertical-align", "sub"),
    "<sc>": ("font-variant", "small-caps"),
}
_KEEPS_CASE = ("<sup>", "<sub>", "<sc>")
_NORMAL = (("font-weight", "normal"), ("font-variant", "normal"), ("font-style", "normal"))
_PIECE = re.compile(
    r"""</?(?:i|b|em|strong|sup|sub|sc)>
      | <span\s+(?:class|style)\s*=\s*["'][^"'<>]*["']\s*>
      | </span>
      | ["'“”‘’„]""",
    re.VERBOSE,
)
_PAIRS = {"“": "”", "„": "“"}
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{/—–\-:])$")


@dataclass(slots=True)
class _Open:
    """A mark that waits for its end."""

    literal: str
    closing: str
    node: Node
    parts: list[Part] = field(default_factory=list)


def parse(text: str, *, reads_single: bool = True) -> list[Part]:
    """Return the text as parts: tags and quotation marks that pair become nodes.

    `reads_single` is False for what an author writes round a citation, where ‘ ’ stay as typed.
    """
    text = text.replace("« ", "«\u202f").replace(" »", "\u202f»")
    if not _PIECE.search(text):
        return [text]
    return _Parser(text, reads_single=reads_single).parts()


class _Parser:
    """A stack of open marks; one that is never closed becomes text again."""

    def __init__(self, text: str, *, reads_single: bool) -> None:
        self._text = text
        self._reads_single = reads_single
        self._root: list[Part] = []
        self._open: list[_Open] = []

    def parts(self) -> list[Part]:
        end = 0
        for match in _PIECE.finditer(self._text):
            self._add(self._text[end : match.start()])
            self._read(match.group(), match.start(), match.end())
            end = match.end()
        self._add(self._text[end:])
        while self._open:
            self._abandon()
        return list(_joined(self._root))

    def _read(self, mark: str, start: int, end: int) -> None:
        if mark.startswith("</"):
            if not self._close(mark):
                self._add(mark)
        elif mark.startswith("<"):
            self._begin(mark, _closing(mark), _node_of(mark))
        else:
            self._read_quote(mark, start, end)

    def _read_quote(self, mark: str, start: int, end: int) -> None:
        before, after = self._text[:start], self._text[end:]
        bare = re.sub(r"</?[^<>]*>$", "", before)
        opens = (
            bool(_BEFORE_OPENING.search(bare)) or (bool(bare) and bare[-1] in "\"'“‘")
        ) and bool(re.match(r"(?:<[^<>]*>)*\S", after))
        if mark in "’'" and before[-1:].isalnum() and after[:1].isalnum():
            self._add("’")
        elif not before[-1:].isspace() and self._close(mark):
            return
        elif mark in _PAIRS:
            self._begin(mark, _PAIRS[mark], Node([], quotes="quote"))
        elif mark == "‘" and opens and self._reads_single:
            self._begin(mark, "’", Node([], quotes="quote"))
        elif mark in "\"'" and opens:
            kind = "quote" if mark == '"' else "apostrophe"
            self._begin(mark, mark, Node([], quotes=kind))
        else:
            self._add("’" if mark == "'" else mark)

    def _begin(self, literal: str, closing: str, node: Node) -> None:
        self._open.append(_Open(literal, closing, node))

    def _close(self, mark: str) -> bool:
        """Close the mark's pair, and abandon those opened after it; False if there is none."""
        if not any(opened.closing == mark for opened in self._open):
            return False
        while self._open[-1].closing != mark:
            self._abandon()
        opened = self._open.pop()
        if not opened.parts and opened.node.quotes:
            self._add((opened.literal + mark).replace("'", "’"))
            return True
        opened.node.parts = list(_joined(opened.parts))
        if opened.node.parts:
            self._add(opened.node)
        return True

    def _abandon(self) -> None:
        opened = self._open.pop()
        self._add("’" if opened.literal == "'" else opened.literal)
        for part in opened.parts:
            self._add(part)

    def _add(self, part: Part) -> None:
        if part:
            (self._open[-1].parts if self._open else self._root).append(part)


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts with neighboring texts as one."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text


def _closing(tag: str) -> str:
    name = re.match(r"<(\w+)", tag)
    return f"</{name[1]}>" if name else ""


def _node_of(tag: str) -> Node:
    if tag in _TAGS:
        return Node([], formatting=(_TAGS[tag],), keeps_case=tag in _KEEPS_CASE, is_typed=True)
    if "nodecor" in tag:
        return Node([], formatting=_NORMAL, keeps_case=True)
    if "nocase" in tag:
        return Node([], keeps_case=True)
    if "small-caps" in tag:
        return Node(
            [], formatting=(("font-variant", "small-caps"),), keeps_case=True, is_typed=True
        )
    return Node([])
