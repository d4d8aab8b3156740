"""Pictures, recordings and players in old HTML, and the placeholders that a body has for them."""

import re
from html import escape

from selectolax.lexbor import LexborNode

from blog.text.html.embeds import link_frames

# Where scripts that load pictures late keep the URL.
SOURCES = ("data-orig-file", "data-original", "data-lazy-src", "data-src", "src")
MIN_INLINE = 400  # characters of a picture in its own URL; shorter ones only hold a place
PICTURE = re.compile(r"\.(jpe?g|png|gif|webp|avif|bmp|tiff?)$", re.IGNORECASE)
_HOSTED = re.compile(r"//[\w.-]*(googleusercontent|ggpht|blogspot|blogger)\.com/")
_TRACKER = re.compile(r"//(feeds\.feedburner|[\w.-]*doubleclick|stats\.wordpress|pixel\.)[\w./~-]*")
_FLASH = re.compile(r"//(?:www\.)?youtube(?:-nocookie)?\.com/v/([\w-]{6,})")


def url_of(node: LexborNode) -> str:
    """Return the URL of a picture, recording or player; "" if it has none."""
    urls = [(node.attributes.get(name) or "").strip() for name in SOURCES]
    remote = (url for url in urls if url and not url.startswith("data:"))
    inline = (url for url in urls if len(url) > MIN_INLINE)
    return next(remote, next(inline, ""))


def is_spacer(node: LexborNode) -> bool:
    """Return whether a picture shows nothing: it counts visits, or moves text."""
    sizes = {node.attributes.get(name) for name in ("width", "height")}
    return bool(sizes & {"0", "1"}) or bool(_TRACKER.search(url_of(node)))


def is_smiley(node: LexborNode) -> bool:
    names = (node.attributes.get("class") or "").split()
    return bool({"wp-smiley", "emoji", "smiley"} & set(names))


def only_picture(node: LexborNode) -> LexborNode | None:
    """Return the picture in a link that contains nothing else."""
    pictures = node.css("img")
    return pictures[0] if len(pictures) == 1 and not node.text(strip=True) else None


def alt_of(node: LexborNode) -> str:
    return " ".join((node.attributes.get("alt") or "").split())[:500]


def picture_placeholder(url: str, *, alt: str = "", caption: str = "") -> str:
    """Return the place of a picture in a body."""
    texts = {"data-src": url, "data-alt": alt, "data-caption": caption[:1000]}
    return _figure(texts)


def file_placeholder(url: str, *, label: str = "") -> str:
    """Return the place of a sound, a film or a document in a body."""
    return _figure({"data-href": url, "data-label": label[:300]})


def player_link(url: str) -> str:
    """Return a paragraph with a link to what a player shows; its page, if that is known."""
    if flash := _FLASH.search(url):
        url = f"https://www.youtube.com/embed/{flash[1]}"
    linked = link_frames(f'<iframe src="{escape(url)}"></iframe>')
    if linked.startswith("<p>"):
        return linked
    full = escape(f"https:{url}" if url.startswith("//") else url)
    return f'<p><a href="{full}">{full}</a></p>'


def enlarged_url(node: LexborNode) -> str:
    """Return the URL of the larger picture that the link around a picture shows; "" if none."""
    link = node.parent if node.parent is not None and node.parent.tag == "a" else None
    url = (link.attributes.get("href") or "").strip() if link is not None else ""
    is_picture = PICTURE.search(url.partition("?")[0]) or _HOSTED.search(url)
    return url if is_picture or url.startswith("attachment:") else ""


def text_of(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _figure(texts: dict[str, str]) -> str:
    given = "".join(f' {name}="{escape(text)}"' for name, text in texts.items() if text)
    return f"<figure{given}></figure>"
