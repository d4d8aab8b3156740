"""Galleries, players, tables, verse and boxes as other systems build them, as Ibid knows them.

In the result, pictures are `<figure><img><figcaption>`, galleries `<figure data-gallery>` around
them, recordings `<figure><audio src>` or `<video src>`, and a page of another site to embed is a
link alone in its paragraph.
"""

import re
from collections.abc import Callable
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.readers.texts.changes import Changes
from blog.text.html.nesting import limit_nesting
from blog.text.html.nodes import replace

MAX_DEPTH = 200
_GALLERIES = (
    "figure.wp-block-gallery, ul.wp-block-gallery, div.wp-block-gallery, div.gallery, "
    "div.tiled-gallery, div.wp-block-jetpack-tiled-gallery, div.wp-block-jetpack-slideshow, "
    "figure.kg-gallery-card, div.image-gallery-embed"
)
_EMBEDS = "figure.wp-block-embed, figure.kg-embed-card, div.wp-block-embed"
_LANGUAGE_ATTRIBUTES = (
    *("data-language", "data-enlighter-language", "data-code-block-lang", "data-lang", "lang"),
)
_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?|brush)[-:]\s*([\w+#.-]+)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background-image:\s*url\([\"']?([^\"')]+)")
_URL = re.compile(r"https?://[^\s<>\"']+")


def settle(html: str, changes: Changes) -> str:
    """Return the HTML with what other systems build of classes and boxes as Ibid's elements."""
    limited = limit_nesting(html, max_depth=MAX_DEPTH)
    if len(limited) < len(html):
        changes.add("The text ends where its elements are nested too deeply.")
    tree = LexborHTMLParser(f"<!doctype html><body>{limited}")
    for selector, change in _CHANGES:
        for node in reversed(tree.css(selector)):
            change(node, changes)
    return (tree.body.inner_html or "").strip() if tree.body else ""


def embed(url: str, caption: str = "") -> str:
    """Return a link alone in its paragraph, which a page shows as a card if it knows the site."""
    link = f'<p><a href="{escape(url)}">{escape(url)}</a></p>'
    return f"{link}<p>{caption}</p>" if caption else link


def _gallery(node: LexborNode, _changes: Changes) -> None:
    caption = _text_of(node, "figcaption.blocks-gallery-caption") or _own_caption(node)
    pictures = [_picture(image) for image in node.css("img")]
    if pictures:
        replace(node, gallery(pictures, caption))


def gallery(pictures: list[str], caption: str = "") -> str:
    label = f' data-caption="{escape(caption)}"' if caption else ""
    return f'<figure data-gallery="grid"{label}>{"".join(pictures)}</figure>'


def _picture(image: LexborNode) -> str:
    above = image.parent
    while above is not None and above.tag not in {"figure", "li", "dl", "body"}:
        above = above.parent
    caption = (
        above.css_first("figcaption, dd.gallery-caption, .tiled-gallery-caption") if above else None
    )
    is_its_own = caption is not None and above is not None and len(above.css("img")) == 1
    return picture(image.html or "", (caption.inner_html or "") if is_its_own and caption else "")


def picture(image: str, caption: str = "") -> str:
    foot = f"<figcaption>{caption.strip()}</figcaption>" if caption.strip() else ""
    return f"<figure>{image}{foot}</figure>"


def _embed(node: LexborNode, _changes: Changes) -> None:
    caption = node.css_first("figcaption")
    html = (caption.inner_html or "").strip() if caption is not None else ""
    if caption is not None:
        caption.decompose()
    frame = node.css_first("iframe[src]")
    link = node.css_first("a[href]")
    found = _URL.search(node.text())
    if frame is not None:
        replace(node, (frame.html or "") + (f"<p>{html}</p>" if html else ""))
    elif found or link is not None:
        url = found[0] if found else (link.attributes["href"] or "" if link is not None else "")
        replace(node, embed(url, html))


def _background(node: LexborNode, _changes: Changes) -> None:
    """Turn a picture that is only a background into a picture."""
    url = _BACKGROUND.search(node.attributes.get("style") or "")
    if url:
        alt = escape(node.attributes.get("aria-label") or "")
        replace(node, f'<img src="{escape(url[1])}" alt="{alt}">')


def _file(node: LexborNode, _changes: Changes) -> None:
    links = node.css("a[href]")
    if links:
        url = escape(links[0].attributes["href"] or "")
        title = _text_of(node, ".kg-file-card-title") or _line(links[0]) or url
        replace(node, f'<p><a href="{url}">{escape(title)}</a></p>')


def _recording(node: LexborNode, _changes: Changes) -> None:
    """Keep the URL of a player, which may be that of its source, and its caption."""
    if not node.attributes.get("src"):
        source = node.css_first("source[src]")
        if source is not None:
            node.attrs["src"] = source.attributes["src"] or ""
    node.inner_html = ""
    parent = node.parent
    if parent is not None and parent.tag != "figure":
        replace(node, f"<figure>{node.html}</figure>")


def _player_card(node: LexborNode, _changes: Changes) -> None:
    player = node.css_first("audio, video")
    if player is not None:
        caption = node.css_first("figcaption")
        title = _text_of(node, ".kg-audio-title")
        html = (caption.inner_html or "") if caption is not None else escape(title)
        replace(node, picture(player.html or "", html))


def _table(node: LexborNode, _changes: Changes) -> None:
    """Take a table out of its figure; a caption becomes the table's."""
    table = node.css_first("table")
    if table is None:
        return
    if caption := _text_of(node, "figcaption"):
        table.attrs["data-caption"] = caption
    replace(node, table.html or "")


def _table_caption(node: LexborNode, _changes: Changes) -> None:
    table = node.parent
    if table is not None and table.tag == "table" and not table.attributes.get("data-caption"):
        table.attrs["data-caption"] = node.text(strip=True)
    node.decompose()


def _cell(node: LexborNode, _changes: Changes) -> None:
    """Keep the alignment of a cell."""
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    marks = f"{node.attributes.get('data-align') or node.attributes.get('align') or ''} {style}"
    marks += f" {node.attributes.get('class') or ''}"
    if "center" in marks:
        node.attrs["class"] = "center"
    elif re.search(r"\b(right|end)\b", marks):
        node.attrs["class"] = "end"


def _code(node: LexborNode, _changes: Changes) -> None:
    """Keep the language of code, and put it into `<code>`; its text stays to the character."""
    code = node.css_first("code")
    for line_break in node.css("br"):
        line_break.replace_with("\n")
    marks = " ".join(_language_marks(part) for part in (node, code) if part is not None)
    language = _LANGUAGE.search(marks)
    attribute = f' data-language="{escape(language[1].lower())}"' if language else ""
    text = escape(node.text(), quote=False)
    start = "\n" if text.startswith("\n") else ""  # a parser drops the first line break
    if code is not None or language:
        replace(node, f"<pre{attribute}><code>{start}{text}</code></pre>")


def _language_marks(node: LexborNode) -> str:
    """Return the classes, and what other attributes name a language, as a class would."""
    named = (node.attributes.get(name) for name in _LANGUAGE_ATTRIBUTES)
    classes = node.attributes.get("class") or ""
    return " ".join([classes, *(f"language-{language}" for language in named if language)])


def _verse(node: LexborNode, _changes: Changes) -> None:
    lines = (node.inner_html or "").strip("\n").replace("\n", "<br>")
    stanzas = re.split(r"(?:<br\s*/?>\s*){2,}", lines)
    html = "".join(f"<p>{stanza}</p>" for stanza in stanzas)
    replace(node, f'<blockquote class="verse">{html}</blockquote>')


def _unwrap_quote(node: LexborNode, _changes: Changes) -> None:
    quote = node.css_first("blockquote")
    if quote is not None:
        replace(node, quote.html or "")


def _cite(node: LexborNode, _changes: Changes) -> None:
    """Give the author of a quotation a paragraph of its own."""
    if node.text(strip=True):
        replace(node, f"<p>— {node.inner_html}</p>")


def _callout(node: LexborNode, _changes: Changes) -> None:
    text = node.css_first(".kg-callout-text")
    emoji = _text_of(node, ".kg-callout-emoji")
    html = (text or node).inner_html or ""
    paragraph = html if "<p" in html else f"<p>{escape(emoji)} {html}</p>".replace("<p> ", "<p>")
    replace(node, f'<aside class="note">{paragraph}</aside>')


def _toggle(node: LexborNode, _changes: Changes) -> None:
    content = node.css_first(".kg-toggle-content")
    title = _text_of(node, ".kg-toggle-heading-text")
    inner = (content.inner_html or "") if content is not None else ""
    replace(node, f"<details><summary>{escape(title)}</summary>{inner}</details>")


def _bookmark(node: LexborNode, _changes: Changes) -> None:
    link = node.css_first("a[href]")
    if link is not None:
        url = escape(link.attributes["href"] or "")
        title = _text_of(node, ".kg-bookmark-title") or url
        about = _text_of(node, ".kg-bookmark-description")
        described = f": {escape(about)}" if about else ""
        replace(node, f'<p><a href="{url}">{escape(title)}</a>{described}</p>')


def _quoted_link(node: LexborNode, _changes: Changes) -> None:
    """Keep the link of a card that quotes another page, named by its title."""
    link = node.css_first("a[href]")
    if link is not None:
        url = escape(link.attributes["href"] or "")
        title = _text_of(link, "strong") or _line(link) or url
        replace(node, f'<p><a href="{url}">{escape(title)}</a></p>')


def _button(node: LexborNode, _changes: Changes) -> None:
    replace(node, f"<p>{node.inner_html}</p>")


def _form(node: LexborNode, changes: Changes) -> None:
    changes.add("A form was left out.")
    node.decompose()


def _rename_foot(node: LexborNode, _changes: Changes) -> None:
    table = f"<table><tbody>{node.inner_html}</tbody></table>"
    body = LexborHTMLParser(table).css_first("tbody")
    if body is not None:
        node.insert_before(body)
        node.decompose()


def _text_of(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    return _line(found) if found is not None else ""


def _line(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _own_caption(node: LexborNode) -> str:
    """Return the caption of a gallery, not that of one of its pictures."""
    for child in node.iter():
        if child.tag == "figcaption":
            return _line(child)
    return ""


_CHANGES: tuple[tuple[str, Callable[[LexborNode, Changes], None]], ...] = (
    ("pre.wp-block-verse", _verse),
    ("pre", _code),
    ("tfoot", _rename_foot),
    ("th, td", _cell),
    ("table > caption", _table_caption),
    ("figure.wp-block-table", _table),
    ("blockquote cite, blockquote footer", _cite),
    ("div.wp-block-cover__image-background[style]", _background),
    ("figure.wp-block-pullquote", _unwrap_quote),
    ("audio, video", _recording),
    ("div.kg-audio-card, figure.kg-video-card", _player_card),
    (_EMBEDS, _embed),
    ("div.wp-block-file, div.kg-file-card", _file),
    ("div.wp-block-button, div.kg-button-card", _button),
    ("figure.kg-bookmark-card", _bookmark),
    ("div.graf--mixtapeEmbed", _quoted_link),
    ("div.kg-callout-card", _callout),
    ("div.kg-toggle-card", _toggle),
    ("form, div.kg-signup-card", _form),
    (_GALLERIES, _gallery),
)
