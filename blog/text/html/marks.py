"""The marks in a post's HTML: citations, notes, pictures and headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.directions import set_directions
from blog.text.html.nodes import (
    ancestor,
    follows,
    insert_first,
    previous_node,
    replace,
    strip_space_before,
)
from blog.text.html.remote_pictures import is_remote
from blog.text.words.locators import read_locator
from blog.text.words.sentences import sentence_around
from blog.text.words.slugs import slugify


@dataclass(frozen=True)
class CitationMark:
    """A `<cite-ref>`: the source, the locator, prefix and suffix, and the quotation."""

    source: int | None
    locator: str
    label: str
    prefix: str
    suffix: str
    suppress_author: bool
    quotation: str = ""


@dataclass(frozen=True)
class OwnNote:
    """A `<foot-note>`, a note without a source: its content as HTML, and its node."""

    html: str
    node: LexborNode

    def follows(self, *tags: str) -> bool:
        return follows(self.node, tags)

    def strip_space_before(self) -> None:
        strip_space_before(self.node)


@dataclass(frozen=True)
class PictureMark:
    """A `<figure data-picture>`: the picture, and its alt text and caption in this post.

    Until it is copied, a picture of another site is a `<figure data-remote>` with its URL. `embed`
    is the URL of the film, recording, post or map for which the picture stands.
    """

    picture: int | None = None
    alt: str = ""
    is_decorative: bool = False
    caption: str = ""
    remote: str = ""
    credit: str = ""
    embed: str = ""


@dataclass(frozen=True)
class FileMark:
    """A `<figure data-file>`: a document, sound or film, and its caption in this post."""

    file: int | None = None
    caption: str = ""


@dataclass(frozen=True)
class CitationGroup:
    """Adjacent citations: the page shows them as one mark."""

    marks: list[CitationMark]
    nodes: list[LexborNode]

    def sentence(self) -> tuple[str, str]:
        """Return the parts of its sentence before it and after it."""
        block = ancestor(self.nodes[0], _BLOCKS)
        if block is None:
            return "", ""
        here = self.nodes[0].mem_id
        before, _here, after = _text_of(block, here).partition(_HERE)
        return sentence_around(before, after)

    def follows(self, *tags: str) -> bool:
        return follows(self.nodes[0], tags)

    def replace_with(self, html: str) -> None:
        """Replace the whole group with `html`."""
        for node in self.nodes[1:]:
            node.decompose()
        replace(self.nodes[0], html)

    def strip_space_before(self) -> None:
        strip_space_before(self.nodes[0])

    def become_text(self) -> None:
        """Move the mark to where an in-text citation belongs.

        It follows a space and precedes the punctuation that was before it; in a block quotation it
        follows the punctuation.
        """
        before = self.nodes[0].prev
        text = (before.text_content or "") if before is not None and before.is_text_node else ""
        found = None if ancestor(self.nodes[0], {"blockquote"}) else _STOP.search(text)
        if before is not None and found:
            text = text[: found.start()] + found["closing"]
            self.nodes[-1].insert_after(found["stop"])
            before.replace_with(text + " ")
        elif before is not None and text[-1:] not in {" ", "\n", "(", "["}:
            self.nodes[0].insert_before(" ")


class MarkedText:
    """A post's sanitized HTML, parsed for reading and replacing its marks."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(f"<!doctype html><body>{html}")

    @property
    def html(self) -> str:
        body = self._tree.body
        return (body.inner_html or "").strip() if body else ""

    def select(self, selector: str) -> list[LexborNode]:
        """Return the nodes that a CSS selector matches, in order."""
        return self._tree.css(selector)

    def citations(self) -> Iterator[tuple[CitationMark, LexborNode]]:
        for node in self._tree.css("cite-ref"):
            yield _citation(node.attributes), node

    def citation_groups(self) -> list[CitationGroup]:
        """Return the citations in groups; only white space separates those of a group."""
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
        """Return notes and groups of citations, in the order of the text."""
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
        for node in self._tree.css("figure[data-picture]"):
            yield _picture(node.attributes), node

    def remote_pictures(self) -> Iterator[tuple[PictureMark, LexborNode]]:
        """Yield the pictures of other sites."""
        for node in self._tree.css("figure[data-remote]:not([data-picture])"):
            mark = _picture(node.attributes)
            if is_remote(mark.remote):
                yield mark, node

    def replace_remote_pictures(self, pictures: Mapping[str, int]) -> set[int]:
        """Replace the pictures of other sites by those of the library, by URL; return these."""
        placed = set()
        for mark, node in list(self.remote_pictures()):
            if mark.remote in pictures:
                placed.add(pictures[mark.remote])
                node.attrs["data-picture"] = str(pictures[mark.remote])
                for name in ("data-remote", "data-credit"):
                    if name in node.attributes:
                        del node.attrs[name]
        return placed

    def files(self) -> Iterator[tuple[FileMark, LexborNode]]:
        for node in self._tree.css("figure[data-file]"):
            attributes = node.attributes
            caption = _attribute(attributes, "data-caption")
            yield FileMark(_number(attributes.get("data-file")), caption), node

    def resolve_names(self, *, sources: Mapping[str, int], pictures: Mapping[str, int]) -> None:
        """Replace source keys and picture file names in marks by primary keys.

        Raise KeyError for an unknown name.
        """
        for node in self._tree.css("cite-ref"):
            node.attrs["data-source"] = str(sources[node.attributes["data-source"] or ""])
        for node in self._tree.css("figure[data-picture]"):
            node.attrs["data-picture"] = str(pictures[node.attributes["data-picture"] or ""])

    def replace_sources(self, sources: Mapping[int, int]) -> None:
        """Replace primary keys of cited sources: each key of `sources` by the one it maps to."""
        for mark, node in self.citations():
            if mark.source and mark.source in sources:
                node.attrs["data-source"] = str(sources[mark.source])

    def label_citations(self, labels: Mapping[int, str]) -> None:
        """Write the label of its source and the locator as read into every citation mark.

        `labels` are by primary key.
        """
        for mark, node in self.citations():
            if mark.locator != _attribute(node.attributes, "data-locator"):
                node.attrs["data-locator"], node.attrs["data-label"] = mark.locator, mark.label
            label = labels.get(mark.source or 0, "?")
            node.inner_html = escape(f"{label}, {mark.locator}" if mark.locator else label)

    def add_heading_ids(self) -> None:
        """Make every heading a link to itself, for sharing, its id made from the heading's text.

        A heading that holds links or marks, which become links, begins with an empty target
        instead. The heading has no id itself: browsers' reader modes drop one whose id contains a
        word such as "media", "related" or "share".
        """
        taken: set[str] = set()
        for node in self._tree.css("h2, h3, h4"):
            name = _free_name(slugify(_text_of(node)) or "section", taken)
            taken.add(name)
            if node.text(strip=True) and node.css_first(_LINKS) is None:
                node.inner_html = f'<a id="h-{name}" href="#h-{name}">{node.inner_html}</a>'
            else:
                insert_first(node, f'<a id="h-{name}"></a>')

    def set_directions(self, *, base: str) -> None:
        """Set the direction of blocks that run against the text, which runs in direction `base`."""
        set_directions(self._tree, base=base)

    def lone_urls(self) -> Iterator[tuple[str, str, LexborNode]]:
        """Yield the URL, the text and the node of each paragraph that is only a URL."""
        for node in self._tree.css("p"):
            links = node.css("a[href]")
            text = node.text().strip()
            if len(links) == 1 and text == links[0].text().strip():
                yield links[0].attributes["href"] or "", text, node
            elif not links and _URL.fullmatch(text):
                yield text, text, node

    def wrap_verse_lines(self) -> None:
        """Wrap each line of verse in an element, to indent the rest of a line that is too long."""
        for node in self._tree.css("blockquote.verse p"):
            lines = [""]
            for part in node.iter(include_text=True):
                if part.tag == "br":
                    lines.append("")
                else:
                    lines[-1] += part.html or ""
            node.inner_html = "<br>".join(f"<span>{line}</span>" for line in lines)


def first_paragraph(html: str) -> str:
    """Return the inner HTML of the first paragraph with text, without citations and notes."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for mark in tree.css("cite-ref, foot-note"):
        mark.decompose()
    for paragraph in tree.css("p"):
        if paragraph.text(strip=True):
            return (paragraph.inner_html or "").strip()
    return ""


_BLOCKS = {"p", "li", "blockquote", "td", "th", "h2", "h3", "h4", "pre", "figcaption", "body"}
_LINKS = "a, cite-ref, foot-note, tex-math"
_HERE = "\0"
_URL = re.compile(r"https?://\S+")
_STOP = re.compile(r"(?P<stop>[.,;:])(?P<closing>[”’\"')\]]?)\s*$")


def _citation_before(node: LexborNode) -> int | None:
    found = previous_node(node)
    return found.mem_id if found is not None and found.tag == "cite-ref" else None


def _text_of(node: LexborNode, here: int | None = None) -> str:
    """Return the node's text without citations and notes; `_HERE` in place of citation `here`."""
    if node.is_text_node:
        return node.text_content or ""
    if node.tag in {"cite-ref", "foot-note"}:
        return _HERE if node.mem_id == here else ""
    return "".join(_text_of(child, here) for child in node.iter(include_text=True))


def _citation(attributes: dict[str, str | None]) -> CitationMark:
    label = _attribute(attributes, "data-label") or "page"
    label, locator = read_locator(_attribute(attributes, "data-locator"), label=label)
    return CitationMark(
        source=_number(attributes.get("data-source")),
        locator=locator,
        label=label,
        prefix=_attribute(attributes, "data-prefix"),
        suffix=_attribute(attributes, "data-suffix"),
        suppress_author=_attribute(attributes, "data-suppress-author") == "true",
        quotation=_attribute(attributes, "data-quotation"),
    )


def _picture(attributes: dict[str, str | None]) -> PictureMark:
    return PictureMark(
        picture=_number(attributes.get("data-picture")),
        alt=_attribute(attributes, "data-alt"),
        is_decorative=_attribute(attributes, "data-decorative") == "true",
        caption=_attribute(attributes, "data-caption"),
        remote=_attribute(attributes, "data-remote"),
        credit=_attribute(attributes, "data-credit"),
        embed=_attribute(attributes, "data-embed"),
    )


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 16 else None


def _attribute(attributes: dict[str, str | None], name: str) -> str:
    return (attributes.get(name) or "").strip()


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free
