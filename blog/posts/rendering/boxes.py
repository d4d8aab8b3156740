"""Boxes, folded parts and galleries on a page.

The inner ones are placed first: placing an outer one copies them.
"""

from html import escape

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborNode

from blog.posts.rendering.progress import Progress
from blog.text.html.nodes import replace

LAYOUTS = {"rows", "grid", "comparison"}


def place_boxes(progress: Progress) -> None:
    """Give every box its label."""
    for node in reversed(progress.text.select("aside")):
        is_source = node.attributes.get("class") == "source"
        label = _("Primary source") if is_source else _("Note")
        name = "box source" if is_source else "box"
        head = f'<p class="box-label">{escape(label)}</p>'
        replace(node, f'<div class="{name}" role="note">{head}{node.inner_html}</div>')


def place_folded_parts(progress: Progress) -> None:
    """Mark the folded parts, and name those without a title."""
    for node in reversed(progress.text.select("details")):
        title = _title_of(node) or escape(_("Details"))
        replace(
            node,
            f'<details class="folded"><summary>{title}</summary>{node.inner_html}</details>',
        )


def place_galleries(progress: Progress) -> None:
    """Lay out the pictures of every gallery, which are placed already."""
    for node in reversed(progress.text.select("figure[data-gallery]")):
        caption = escape((node.attributes.get("data-caption") or "").strip())
        layout = node.attributes["data-gallery"]
        layout = layout if layout in LAYOUTS else "grid"
        foot = f"<figcaption>{caption}</figcaption>" if caption else ""
        # Reader modes drop a div that has more pictures than text.
        pictures = f'<section class="pictures">{node.inner_html}</section>'
        replace(node, f'<figure class="gallery {layout}">{pictures}{foot}</figure>')


def _title_of(node: LexborNode) -> str:
    """Take the summary out of a folded part; return its HTML, "" if it is empty."""
    summary = node.css_first("summary")
    if summary is None:
        return ""
    title = summary.inner_html if summary.text(strip=True) else ""
    summary.decompose()
    return title or ""
