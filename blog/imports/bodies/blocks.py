"""Turning the HTML of any system into Ibid's blocks: paragraphs, headings, lists, figures, code.

Old HTML has text outside of paragraphs, line breaks instead of them, blocks inside of formatting
and pictures in the middle of sentences. Here everything becomes a list of blocks, each of which
the editor knows. The look of the old theme and of word processors is left out.
"""

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.bodies import figures
from blog.imports.bodies.body import Body, Shown
from blog.imports.bodies.code import code_block
from blog.imports.bodies.formatting import style_of, wrappers_of
from blog.imports.bodies.runs import Run, Wrapper, paragraphs_of, text_run

_MORE = re.compile(
    r"<!--\s*more\b.*?-->|<a\b[^>]*\bname\s*=\s*['\"]?more\b[^>]*>\s*(</a>)?", re.IGNORECASE
)
_MARK = "more-mark"
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
CONTAINERS = {
    *("p", "div", "section", "article", "header", "footer", "main", "center", "address", "form"),
    *("fieldset", "figcaption", "nav", "marquee", "noscript", "picture", "object", "caption"),
}
DROPPED = {
    *("script", "style", "template", "link", "meta", "title", "svg", "canvas", "xml", "param"),
    *("button", "input", "select", "textarea", "o:p", "map"),
}
UNNOTICED = {"style", "template", "link", "meta", "title", "param", "o:p", "xml", "map"}
MEDIA = {"img", "video", "audio", "iframe", "embed"}
ITEMS = {"li", "dd", "td", "th", "blockquote", "details", "aside"}
ROWS = {"dl", "thead", "tbody", "tr"}
# What Ibid stores itself, and exports.
OWN_INLINE = {"cite-ref", "foot-note", "tex-math"}
OWN_BLOCKS = {"tex-block", "math"}
OWN_FIGURES = {"data-picture", "data-file"}
ATTRIBUTES = {"td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}
OWN_CLASSES = {"blockquote": {"verse"}, "aside": {"note", "source"}}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def blocks_of(html: str) -> Body:
    """Return the body of an entry, from the HTML of its reader."""
    marked = _MORE.sub(f"<{_MARK}></{_MARK}>", html, count=1)
    tree = LexborHTMLParser(f"<!doctype html><body>{_MORE.sub('', marked)}")
    body = Body()
    if tree.body is not None:
        body.html = "".join(Writer(body).blocks_in(tree.body))
    return body


class Writer:
    """Writes the blocks of a node; nested ones, such as list items, have writers of their own."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._blocks: list[str] = []
        self._runs: list[Run] = []

    def blocks_in(self, node: LexborNode) -> list[str]:
        """Return the blocks inside the node."""
        self._write(node, ())
        self._end_paragraph()
        return self._blocks

    def _write(self, node: LexborNode, wrappers: tuple[Wrapper, ...]) -> None:
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self._runs.append(text_run(child.text_content or "", wrappers))
            elif _is_dropped(child):
                self._drop(child)
            else:
                self._write_element(child, child.tag or "", wrappers)

    def _write_element(self, node: LexborNode, tag: str, wrappers: tuple[Wrapper, ...]) -> None:
        if tag == "br":
            self._runs.append(Run("<br>", wrappers))
        elif tag in OWN_INLINE:
            self._runs.append(Run(node.html or "", wrappers))
        elif tag == _MARK:
            self._end_opening()
        elif tag in CONTAINERS:
            self._end_paragraph()
            self._write(node, wrappers)
            self._end_paragraph()
        elif block := self._block(node, tag):
            self._append(block)
        elif tag not in MEDIA:
            self._write(node, wrappers_of(node, inside=wrappers))

    def _block(self, node: LexborNode, tag: str) -> str:
        """Return the node as a block, "" if it is inline or shows nothing."""
        if tag in OWN_BLOCKS or OWN_FIGURES & node.attributes.keys():
            return node.html or ""
        if tag == "a" and (picture := figures.only_picture(node)) is not None:
            return self._linked_picture(node, picture)
        if tag in ITEMS | ROWS:
            return self._nested(node, tag)
        write = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            **dict.fromkeys(("dt", "summary"), self._title),
            **dict.fromkeys(("video", "audio"), self._recording),
            **dict.fromkeys(("iframe", "embed"), self._player),
            "img": self._picture,
            "figure": self._figure,
            "table": self._table,
            "pre": code_block,
            "hr": _rule,
        }.get(tag)
        return write(node) if write else ""

    def _append(self, block: str) -> None:
        self._end_paragraph()
        self._blocks.append(block)

    def _end_paragraph(self) -> None:
        self._blocks += [f"<p>{html}</p>" for html in paragraphs_of(self._runs)]
        self._runs.clear()

    def _end_opening(self) -> None:
        """Remember the text before the mark "more"."""
        self._end_paragraph()
        self._body.opening = figures.text_of(LexborHTMLParser("".join(self._blocks)).body)

    def _drop(self, node: LexborNode) -> None:
        if (tag := node.tag or "") not in UNNOTICED and not tag.startswith("-"):
            self._body.dropped[f"<{tag}>"] += 1

    def _inside(self, node: LexborNode) -> str:
        return "".join(Writer(self._body).blocks_in(node))

    def _nested(self, node: LexborNode, tag: str) -> str:
        names = ATTRIBUTES.get(tag, ())
        given = {name: value for name in names if (value := node.attributes.get(name))}
        if name := OWN_CLASSES.get(tag, set()) & set((node.attributes.get("class") or "").split()):
            given["class"] = name.pop()
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
        return f"<{tag}{attributes}>{self._inside(node)}</{tag}>"

    def _list(self, node: LexborNode) -> str:
        """Return a list, in which a nested one belongs to the item before it."""
        items: list[str] = []
        for child in node.iter():
            if child.tag == "li":
                items.append(self._inside(child))
            elif child.tag in {"ul", "ol"} and items:
                items[-1] += self._list(child)
            elif not _is_dropped(child):
                items.append(self._inside(child))
        start = node.attributes.get("start") if node.tag == "ol" else None
        opening = f'<ol start="{escape(start)}">' if start else f"<{node.tag}>"
        return opening + "".join(f"<li>{item}</li>" for item in items if item) + f"</{node.tag}>"

    def _title(self, node: LexborNode) -> str:
        return f"<{node.tag}>{escape(figures.text_of(node), quote=False)}</{node.tag}>"

    def _heading(self, node: LexborNode) -> str:
        """Return a heading, followed by the pictures that were in it."""
        inner = Writer(self._body)
        pictures = [self._picture(picture) for picture in node.css("img")]
        inner._write_text_of(node, ())
        tag, html = HEADINGS[node.tag or ""], " ".join(paragraphs_of(inner._runs))
        return (f"<{tag}>{html}</{tag}>" if html else "") + "".join(pictures)

    def _write_text_of(self, node: LexborNode, wrappers: tuple[Wrapper, ...]) -> None:
        """Write the text of a node without the blocks in it."""
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self._runs.append(text_run(child.text_content or "", wrappers))
            elif child.tag == "br":
                self._runs.append(Run(" ", wrappers))
            elif not _is_dropped(child):
                self._write_text_of(child, wrappers_of(child, inside=wrappers))

    def _table(self, node: LexborNode) -> str:
        """Return a table; one that only holds a picture with its caption is a figure."""
        picture = node.css_first("img")
        if picture is not None and "tr-caption-container" in (node.attributes.get("class") or ""):
            return self._picture(picture, caption=figures.text_of(node.css_first(".tr-caption")))
        cells = node.css("td, th")
        if len(cells) == 1:
            return self._inside(cells[0])
        rows = "".join(self._nested(child, child.tag) for child in node.iter() if child.tag in ROWS)
        own = node.attributes.get("data-caption")
        caption = own or figures.text_of(node.css_first("caption"))
        given = f' data-caption="{escape(caption)}"' if caption else ""
        return f"<table{given}>{rows}</table>"

    def _picture(self, node: LexborNode, *, caption: str = "") -> str:
        """Return the place of a picture, in the size that its link enlarges it to."""
        url = figures.enlarged_url(node) or figures.url_of(node)
        if not url or figures.is_spacer(node):
            return ""
        alt = figures.alt_of(node)
        self._body.pictures.append(Shown(url, alt))
        return figures.picture_placeholder(url, alt=alt, caption=caption)

    def _linked_picture(self, node: LexborNode, picture: LexborNode) -> str:
        """Return a picture; if its link does not enlarge it, the link follows as a paragraph."""
        html = self._picture(picture)
        href = (node.attributes.get("href") or "").strip()
        if not (html and href) or figures.enlarged_url(picture):
            return html
        return f'{html}<p><a href="{escape(href)}">{escape(href)}</a></p>'

    def _figure(self, node: LexborNode) -> str:
        """Return a figure with one picture, or a gallery of several."""
        if layout := node.attributes.get("data-gallery"):
            return self._gallery(self._inside(node), layout, node.attributes.get("data-caption"))
        caption = figures.text_of(node.css_first("figcaption"))
        pictures = node.css("img")
        if not pictures:
            return self._inside(node)
        if len(pictures) == 1:
            return self._picture(pictures[0], caption=caption)
        inner = "".join(self._picture(picture) for picture in pictures)
        return self._gallery(inner, "grid", caption)

    def _gallery(self, inner: str, layout: str, caption: str | None) -> str:
        given = f' data-caption="{escape(caption)}"' if caption else ""
        return f'<figure data-gallery="{escape(layout)}"{given}>{inner}</figure>'

    def _recording(self, node: LexborNode) -> str:
        source = node.css_first("source[src]")
        url = figures.url_of(node) or (figures.url_of(source) if source is not None else "")
        if not url:
            return ""
        self._body.files.append(Shown(url))
        return figures.file_placeholder(url)

    def _player(self, node: LexborNode) -> str:
        url = figures.url_of(node)
        return figures.player_link(url) if url.startswith(("http", "//")) else ""


def _is_dropped(node: LexborNode) -> bool:
    tag = node.tag or ""
    return tag in DROPPED or tag.startswith("-") or bool(_HIDDEN.search(style_of(node)))


def _rule(_node: LexborNode) -> str:
    return "<hr>"
