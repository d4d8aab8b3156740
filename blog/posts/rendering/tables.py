"""Tables on a page: a caption, scopes of header cells, and a box that scrolls by keyboard."""

from html import escape

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborNode

from blog.posts.rendering.progress import Progress
from blog.text.html.nodes import replace


def place_tables(progress: Progress) -> None:
    """Give every table its caption and scopes, and put it in a box named by the caption.

    Boxes of several tables without captions have numbers in their names.
    """
    tables = progress.text.select("table")
    for number, table in enumerate(tables, start=1):
        caption = (table.attributes.get("data-caption") or "").strip()
        _set_scopes(table)
        if "data-caption" in table.attributes:
            del table.attrs["data-caption"]
        if caption:
            table.inner_html = f"<caption>{escape(caption)}</caption>{table.inner_html}"
        noun = _("Table")
        label = caption or (noun if len(tables) == 1 else f"{noun} {number}")
        opening = f'<div class="table-box" tabindex="0" role="region" aria-label="{escape(label)}">'
        replace(table, f"{opening}{table.html}</div>")


def _set_scopes(table: LexborNode) -> None:
    """Header cells of the first row head their columns, others their rows."""
    for number, row in enumerate(table.css("tr")):
        for cell in row.css("th"):
            cell.attrs["scope"] = "col" if number == 0 else "row"
