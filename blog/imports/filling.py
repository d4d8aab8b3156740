"""Filling a body's placeholders with stored pictures and files, and its links with new paths."""

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.bodies.body import Body
from blog.imports.links import OldLinks
from blog.imports.pictures.storing import MediaStore
from blog.text.html.nodes import replace

ENTRY = "entry:"
ATTACHMENT = "attachment:"
DOCUMENTS = (".pdf", ".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".csv", ".zip", ".mp3")


def fill(body: Body, *, media: MediaStore, links: OldLinks, entries: dict[str, str]) -> str:
    """Return the HTML of a body as a post stores it; `entries` are the new paths by key."""
    if "<figure" not in body.html and "<a " not in body.html:
        return body.html
    tree = LexborHTMLParser(f"<!doctype html><body>{body.html}")
    for node in tree.css("figure[data-src]"):
        _fill_picture(node, media)
    for node in tree.css("figure[data-href]"):
        _fill_file(node, media)
    for node in tree.css("a[href]"):
        _rewrite(node, media, links, entries)
    return (tree.body.inner_html or "").strip() if tree.body is not None else ""


def _fill_picture(node: LexborNode, media: MediaStore) -> None:
    """Put the stored picture in its place, or a link to where it was."""
    given = node.attributes
    url, alt = given.get("data-src") or "", given.get("data-alt") or ""
    caption = given.get("data-caption") or ""
    picture = media.picture(url, alt=alt, caption=caption)
    if picture is None:
        replace(node, _link_instead(url, caption or alt or "Picture"))
        return
    texts = {"data-alt": alt, "data-caption": caption}
    shown = "".join(f' {name}="{escape(text)}"' for name, text in texts.items() if text)
    replace(node, f'<figure data-picture="{picture.pk}"{shown}></figure>')


def _fill_file(node: LexborNode, media: MediaStore) -> None:
    url, label = node.attributes.get("data-href") or "", node.attributes.get("data-label") or ""
    file = media.file(url, label=label)
    if file is None:
        replace(node, _link_instead(url, label or url))
    else:
        replace(node, f'<figure data-file="{file.pk}"></figure>')


def _link_instead(url: str, text: str) -> str:
    if not url.startswith(("http://", "https://", "//")):
        return f"<p>{escape(text)}</p>"
    return f'<p><a href="{escape(url)}">{escape(text)}</a></p>'


def _rewrite(node: LexborNode, media: MediaStore, links: OldLinks, entries: dict[str, str]) -> None:
    """Let a link to the old blog lead to the new path of what it shows."""
    url = (node.attributes.get("href") or "").strip()
    if url.startswith(ENTRY):
        path = entries.get(url.removeprefix(ENTRY), "")
    elif url.startswith(ATTACHMENT) or (links.is_internal(url) and url.lower().endswith(DOCUMENTS)):
        file = media.file(url)
        path = file.get_absolute_url() if file else ""
    else:
        path = links.new_path(url)
    if path:
        _query, mark, fragment = url.partition("#")
        node.attrs["href"] = path + (
            f"#{fragment}" if mark and not _is_of_comment(fragment) else ""
        )
    elif url.startswith((ENTRY, ATTACHMENT)):
        del node.attrs["href"]


def _is_of_comment(fragment: str) -> bool:
    """Return whether a fragment names a comment, which has another number here."""
    return fragment.startswith(("c", "comment")) and any(map(str.isdigit, fragment))
