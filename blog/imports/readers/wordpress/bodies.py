"""The text of a WordPress post as HTML: blocks, shortcodes, line breaks, notes and attachments."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.held import CODE, Held, without_marks
from blog.imports.readers.texts.line_breaks import with_paragraphs
from blog.imports.readers.texts.notes import inline_note, place_notes
from blog.imports.readers.texts.shortcodes import Handler, Shortcode, replace_shortcodes
from blog.imports.readers.texts.structures import embed, settle
from blog.imports.readers.wordpress.blocks import has_blocks, parts_of
from blog.imports.readers.wordpress.index import Index, Media
from blog.imports.readers.wordpress.media_codes import MediaCodes
from blog.text.html.embeds import embed_at
from blog.text.html.nodes import replace

_CODE_NAMES = (
    "sourcecode|source|code|actionscript3|bash|coldfusion|cpp|csharp|css|diff|erlang|fsharp|go|groovy|"
    "html|java|javafx|javascript|js|matlab|objc|perl|php|powershell|python|r|rails|ruby|scala|shell|"
    "sql|text|vb|xml"
)
_CODE = re.compile(
    rf"\[(?P<name>{_CODE_NAMES})(?P<rest>\s[^\]]*)?\](?P<text>.*?)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_CODE_LANGUAGE = re.compile(r"""(?:lang(?:uage)?)\s*=\s*["']?([\w+#.-]+)""", re.IGNORECASE)
_INLINE_CODE = re.compile(r"<code\b[^>]*>.*?</code\s*>", re.DOTALL | re.IGNORECASE)
_FORMULA = re.compile(r"\$latex[= ](.+?)(?<!\\)\$", re.DOTALL)
_LONE_URL = re.compile(r"^[ \t]*(?:<p>)?(https?://[^\s<>\"]+)(?:</p>)?[ \t]*$", re.MULTILINE)
_NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->", re.IGNORECASE)
_NO_TEASER = re.compile(r"<!--\s*noteaser\s*-->", re.IGNORECASE)
_NOTES = ("footnote", "ref", "efn_note", "mfn")
_ATTACHMENT_ID = re.compile(r"[?&]attachment_id=(\d+)")


@dataclass(frozen=True)
class Text:
    """A text of WordPress: the ID of its post, and its notes as the block editor stores them."""

    post: str
    content: str
    footnotes: str = ""


def html_of(text: Text, *, index: Index, changes: Changes) -> str:
    """Return the text as readers saw it, as HTML without code of WordPress."""
    held = Held()
    content = _NO_TEASER.sub("", without_marks(text.content))
    content, pages = _NEXT_PAGE.subn("", content)
    if pages:
        changes.add("The pages of the post were joined to a single page.", count=pages)
    content = _with_block_notes(content, _block_notes(text.footnotes), held)
    typing = _Typing(MediaCodes(text.post, index, held, changes), held, changes)
    if has_blocks(content):
        parts = parts_of(content, shared=index.blocks, changes=changes)
        content = "".join(typing.html(part.text, is_typed=part.is_typed) for part in parts)
    else:
        content = typing.html(content, is_typed=True)
    settled = settle(held.restore(content), changes)
    return _with_attachments(place_notes(settled), index)


@dataclass(frozen=True)
class _Typing:
    """What makes HTML of a part of the text."""

    media: MediaCodes
    held: Held
    changes: Changes

    def html(self, text: str, *, is_typed: bool) -> str:
        """Return the part as HTML; `is_typed` if its new lines are line breaks."""
        if not text.strip():
            return text
        text = _CODE.sub(self._code, self.held.hold(CODE, text))
        text = _INLINE_CODE.sub(lambda code: self.held.inline(code[0]), text)
        text = _FORMULA.sub(lambda found: self._formula(found[1]), text)
        text = replace_shortcodes(text, self._handlers(), self.changes)
        text = _LONE_URL.sub(self._lone_url, text)
        return with_paragraphs(text, self.held) + "\n" if is_typed else text

    def _handlers(self) -> dict[str, Handler]:
        return {
            **self.media.handlers(),
            **dict.fromkeys(_NOTES, self._note),
            "latex": lambda code: self._formula(code.content or ""),
        }

    def _code(self, found: re.Match[str]) -> str:
        named = _CODE_LANGUAGE.search(found["rest"] or "")
        name = found["name"].lower()
        language = named[1].lower() if named else "" if name.endswith("code") else name
        attribute = f' data-language="{escape(language)}"' if language not in {"", "source"} else ""
        code = unescape(self.held.restore(found["text"])).strip("\r\n")
        code = escape(code, quote=False)
        return self.held.block(f"<pre{attribute}><code>{code}</code></pre>")

    def _formula(self, tex: str) -> str:
        return self.held.inline(
            f"<tex-math>{escape(unescape(tex).strip(), quote=False)}</tex-math>"
        )

    def _note(self, code: Shortcode) -> str:
        return self.held.inline(_foot_note(code.content or "")) if code.content else ""

    def _lone_url(self, found: re.Match[str]) -> str:
        url = unescape(found[1])
        return self.held.block(embed(url)) if embed_at(url) else found[0]


def _block_notes(meta: str) -> dict[str, str]:
    """Return the notes of the block editor by their ID, from JSON in the post's metadata."""
    try:
        notes = json.loads(meta or "[]")
        return {str(note["id"]): str(note["content"]) for note in notes}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


_BLOCK_NOTE = re.compile(
    r"<sup\b[^>]*\bdata-fn=\"([\w-]+)\"[^>]*>.*?</sup\s*>", re.DOTALL | re.IGNORECASE
)


def _with_block_notes(content: str, notes: Mapping[str, str], held: Held) -> str:
    return _BLOCK_NOTE.sub(
        lambda mark: held.inline(_foot_note(notes[mark[1]])) if mark[1] in notes else mark[0],
        content,
    )


def _foot_note(html: str) -> str:
    return f"<foot-note>{inline_note(html)}</foot-note>"


def _with_attachments(html: str, index: Index) -> str:
    """Name the attachments by their ID wherever the text shows them or links to them."""
    if not index.media or ("<img" not in html and "href" not in html and "src" not in html):
        return html
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for link in tree.css("a[href]"):
        _name_link(link, index)
    for node in tree.css("img[src], audio[src], video[src]"):
        _name_source(node, index)
    return (tree.body.inner_html or "").strip() if tree.body else ""


def _name_link(link: LexborNode, index: Index) -> None:
    """Let a link lead to the attachment; around a picture of its own it is no use."""
    media = _media_at(link.attributes["href"] or "", index)
    if media is None:
        return
    if link.css_first("img") is not None and media.is_picture:
        replace(link, link.inner_html or "")
    else:
        link.attrs["href"] = f"attachment:{media.key}"


def _media_at(url: str, index: Index) -> Media | None:
    found = _ATTACHMENT_ID.search(url)
    return index.media.get(found[1]) if found else index.at(url)


def _name_source(node: LexborNode, index: Index) -> None:
    media = _media_at(node.attributes["src"] or "", index)
    if media is None:
        return
    node.attrs["src"] = f"attachment:{media.key}"
    if node.tag == "img" and not node.attributes.get("alt") and media.alt:
        node.attrs["alt"] = media.alt
