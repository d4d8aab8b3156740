"""The marks an author leaves in a post's HTML: citations, notes, pictures and headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.nodes import ancestor, follows, previous_node, replace, strip_space_before
from blog.text.words.sentences import sentence_around
from blog.text.words.slugs import slugify


@dataclass(frozen=True)
class CitationMark:
    """A `<cite-ref>`: which source, where in it, the words around it, and what is quoted."""

    source: int | None
    locator: str
    label: str
    prefix: str
    suffix: str
    suppress_author: bool
    quotation: str = ""


@dataclass(frozen=True)
class OwnNote:
    """A `<foot-note>`, a note without a source: its words as HTML, and its node."""

    words: str
    node: LexborNode

    def follows(self, *tags: str) -> bool:
        return follows(self.node, tags)

    def strip_space_before(self) -> None:
        strip_space_before(self.node)


@dataclass(frozen=True)
class PictureMark:
    """A `<figure data-picture>`: which picture, and what is said of it here."""

    picture: int | None = None
    alt: str = ""
    is_decorative: bool = False
    caption: str = ""


@dataclass(frozen=True)
class CitationGroup:
    """Citations that stand side by side: on the page they are one mark."""

    marks: list[CitationMark]
    nodes: list[LexborNode]

    def sentence(self) -> tuple[str, str]:
        """The words of its sentence before it and after it."""
        block = ancestor(self.nodes[0], _BLOCKS)
        if block is None:
            return "", ""
        here = self.nodes[0].mem_id
        before, _here, after = _words_of(block, here).partition(_HERE)
        return sentence_around(before, after)

    def follows(self, *tags: str) -> bool:
        return follows(self.nodes[0], tags)

    def put(self, html: str) -> None:
        """`html` in the place of them all."""
        for node in self.nodes[1:]:
            node.decompose()
        replace(self.nodes[0], html)

    def strip_space_before(self) -> None:
        strip_space_before(self.nodes[0])

    def become_text(self) -> None:
        """Let the mark stand as words in its sentence: after a space, and before the full stop or
        comma it follows, though not in a block quotation, which it comes after.
        """
        before = self.nodes[0].prev
        words = (before.text_content or "") if before is not None and before.is_text_node else ""
        found = None if ancestor(self.nodes[0], {"blockquote"}) else _STOP.search(words)
        if before is not None and found:
            words = words[: found.start()] + found["closing"]
            self.nodes[-1].insert_after(found["stop"])
            before.replace_with(words + " ")
        elif before is not None and words[-1:] not in {" ", "\n", "(", "["}:
            self.nodes[0].insert_before(" ")


class MarkedText:
    """A post's HTML, open for reading and replacing its marks. Give clean HTML only."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(f"<!doctype html><body>{html}")

    @property
    def html(self) -> str:
        body = self._tree.body
        return (body.inner_html or "").strip() if body else ""

    def citations(self) -> Iterator[tuple[CitationMark, LexborNode]]:
        for node in self._tree.css("cite-ref"):
            yield _citation(node.attributes), node

    def citation_groups(self) -> list[CitationGroup]:
        """The citations by the marks they make: those with nothing but space between are one."""
        groups: list[CitationGroup] = []
        last = None
        for mark, node in self.citations():
            if last is not None and last.mem_id == _citation_before(node):
                groups[-1].marks.append(mark)
                groups[-1].nodes.append(node)
            else:
                groups.append(CitationGroup([mark], [node]))
            last = node
        return groups

    def notes_and_citations(self) -> list[OwnNote | CitationGroup]:
        """All that leaves a mark in the text, in its order."""
        first = {group.nodes[0].mem_id: group for group in self.citation_groups()}
        found = self._tree.css("cite-ref, foot-note")
        return [
            OwnNote((node.inner_html or "").strip(), node)
            if node.tag == "foot-note"
            else first[node.mem_id]
            for node in found
            if node.tag == "foot-note" or node.mem_id in first
        ]

    def pictures(self) -> Iterator[tuple[PictureMark, LexborNode]]:
        for node in self._tree.css("figure"):
            yield _picture(node.attributes), node

    def resolve_names(self, *, sources: Mapping[str, int], pictures: Mapping[str, int]) -> None:
        """Let marks that name a source by its key, or a picture by its file, use its number.

        Raises KeyError for a name that has none.
        """
        for node in self._tree.css("cite-ref"):
            node.attrs["data-source"] = str(sources[node.attributes["data-source"] or ""])
        for node in self._tree.css("figure"):
            node.attrs["data-picture"] = str(pictures[node.attributes["data-picture"] or ""])

    def replace_sources(self, sources: Mapping[int, int]) -> None:
        """Let marks of a source whose number is a key name the one whose number is the value."""
        for mark, node in self.citations():
            if mark.source and mark.source in sources:
                node.attrs["data-source"] = str(sources[mark.source])

    def label_citations(self, labels: Mapping[int, str]) -> None:
        """Write into every citation mark what the editor shows in its place."""
        for mark, node in self.citations():
            label = labels.get(mark.source or 0, "?")
            node.inner_html = escape(f"{label}, {mark.locator}" if mark.locator else label)

    def add_heading_ids(self) -> None:
        """Name every heading by its words, its marks left out, so that it can be linked to."""
        taken: set[str] = set()
        for node in self._tree.css("h2, h3, h4"):
            name = _free_name(slugify(_words_of(node)) or "section", taken)
            taken.add(name)
            node.attrs["id"] = f"h-{name}"

    def lone_urls(self) -> Iterator[tuple[str, str, LexborNode]]:
        """Paragraphs that hold one address and nothing else: the address, its words, the node."""
        for node in self._tree.css("p"):
            links = node.css("a[href]")
            words = node.text().strip()
            if len(links) == 1 and words == links[0].text().strip():
                yield links[0].attributes["href"] or "", words, node
            elif not links and _ADDRESS.fullmatch(words):
                yield words, words, node

    def wrap_verse_lines(self) -> None:
        """Give each line of verse an element, so that its turnover can stand in."""
        for node in self._tree.css("blockquote.verse p"):
            lines = [""]
            for part in node.iter(include_text=True):
                if part.tag == "br":
                    lines.append("")
                else:
                    lines[-1] += part.html or ""
            node.inner_html = "<br>".join(f"<span>{line}</span>" for line in lines)

    def make_wide_parts_scrollable(self, *, table_label: str) -> None:
        """Let tables, in boxes of their own named `table_label`, and code move sideways by key."""
        opening = (
            f'<div class="table-box" tabindex="0" role="group" aria-label="{escape(table_label)}">'
        )
        for node in self._tree.css("table"):
            replace(node, f"{opening}{node.html}</div>")
        for node in self._tree.css("pre"):
            node.attrs["tabindex"] = "0"


def first_paragraph(html: str) -> str:
    """The inner HTML of the first paragraph with words in it, without citations and notes."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for mark in tree.css("cite-ref, foot-note"):
        mark.decompose()
    for paragraph in tree.css("p"):
        if paragraph.text(strip=True):
            return (paragraph.inner_html or "").strip()
    return ""


_BLOCKS = {"p", "li", "blockquote", "td", "th", "h2", "h3", "h4", "pre", "figcaption", "body"}
_HERE = "\0"
_ADDRESS = re.compile(r"https?://\S+")
_STOP = re.compile(r"(?P<stop>[.,;:])(?P<closing>[”’\"')\]]?)\s*$")


def _citation_before(node: LexborNode) -> int | None:
    found = previous_node(node)
    return found.mem_id if found is not None and found.tag == "cite-ref" else None


def _words_of(node: LexborNode, here: int | None = None) -> str:
    """The text of the node without citations and notes; `_HERE` where citation `here` stands."""
    if node.is_text_node:
        return node.text_content or ""
    if node.tag in {"cite-ref", "foot-note"}:
        return _HERE if node.mem_id == here else ""
    return "".join(_words_of(child, here) for child in node.iter(include_text=True))


def _citation(attributes: dict[str, str | None]) -> CitationMark:
    return CitationMark(
        source=_number(attributes.get("data-source")),
        locator=_words(attributes, "data-locator"),
        label=_words(attributes, "data-label") or "page",
        prefix=_words(attributes, "data-prefix"),
        suffix=_words(attributes, "data-suffix"),
        suppress_author=_words(attributes, "data-suppress-author") == "true",
        quotation=_words(attributes, "data-quotation"),
    )


def _picture(attributes: dict[str, str | None]) -> PictureMark:
    return PictureMark(
        picture=_number(attributes.get("data-picture")),
        alt=_words(attributes, "data-alt"),
        is_decorative=_words(attributes, "data-decorative") == "true",
        caption=_words(attributes, "data-caption"),
    )


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 16 else None


def _words(attributes: dict[str, str | None], name: str) -> str:
    return (attributes.get(name) or "").strip()


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free
