"""Pictures of other sites in an author's HTML: each becomes a figure that names its address.

The post keeps the figure, with alt text, caption and credit, until the picture was copied.
"""

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.nodes import ancestor, replace

MAX_URL = 2000
MAX_ALT, MAX_CAPTION, MAX_CREDIT = 500, 1000, 300
_CREDITS = ".credit, .photo-credit, .image-credit, .wp-caption-credit, .copyright, cite, small"


def mark_remote_pictures(html: str) -> str:
    """Return `html` with each picture of another site as a figure of its own.

    >>> mark_remote_pictures('<p>A<img src="https://a.example/b.png" alt="B"></p>')
    '<p>A</p><figure data-remote="https://a.example/b.png" data-alt="B"></figure>'
    """
    if "<img" not in html.lower():
        return html
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    if body is None:
        return html
    for image in body.css("img[src]"):
        if is_remote(image.attributes.get("src") or ""):
            _mark(image)
    return (body.inner_html or "").strip()


def is_remote(url: str) -> bool:
    """Return whether this is the whole address of a picture on the web."""
    is_web = url.lower().startswith(("http://", "https://"))
    return is_web and url.isascii() and url.isprintable() and len(url) <= MAX_URL


def _mark(image: LexborNode) -> None:
    figure = ancestor(image, {"figure"})
    if figure is not None and len(figure.css("img")) == 1:
        caption, credit = _caption_of(figure)
        replace(figure, _html(image, caption, credit))
        return
    html = _html(image, "", "")
    link = ancestor(image, {"a"})
    alone = link if link is not None and not link.text(strip=True) else image
    block = ancestor(alone, {"p", "h1", "h2", "h3", "h4", "h5", "h6"})
    if block is None:
        replace(alone, html)
        return
    marked = LexborHTMLParser(f"<!doctype html><body>{html}").body
    after = [node for node in _following(block) if "data-remote" in node.attributes]
    if marked and marked.child:
        (after[-1] if after else block).insert_after(marked.child)
    alone.decompose()
    if not block.text(strip=True) and not block.css("img, cite-ref, foot-note, tex-math"):
        block.decompose()


def _following(block: LexborNode) -> list[LexborNode]:
    """Return the figures right after the block."""
    found, node = [], block.next
    while node is not None and node.tag == "figure":
        found.append(node)
        node = node.next
    return found


def _caption_of(figure: LexborNode) -> tuple[str, str]:
    """Return the caption of a figure, and the credit if an element of the caption names it."""
    caption = figure.css_first("figcaption")
    if caption is None:
        return "", ""
    credit = caption.css_first(_CREDITS)
    text = "" if credit is None else " ".join(credit.text().split())
    if credit is not None:
        credit.decompose()
    return " ".join(caption.text().split()), text


def _html(image: LexborNode, caption: str, credit: str) -> str:
    alt = " ".join((image.attributes.get("alt") or "").split())
    values = {
        "remote": image.attributes["src"] or "",
        "alt": alt[:MAX_ALT],
        "caption": caption[:MAX_CAPTION],
        "credit": credit[:MAX_CREDIT],
    }
    data = (f' data-{name}="{escape(value)}"' for name, value in values.items() if value)
    return f"<figure{''.join(data)}></figure>"
