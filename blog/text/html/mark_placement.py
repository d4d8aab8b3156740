"""Moving citations and notes out of links and other notes, where a page cannot show them."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARKS = "cite-ref, foot-note"
_BLOCK_END = re.compile(r"(?=</(?:p|li|h[2-4]|pre|td|th)>)|<br>")


def move_marks_out_of_links(html: str, *, clean_text: Callable[[str], str]) -> str:
    """Return sanitized `html` with every mark inside a link or note moved to after it.

    Marks become links, and a link cannot contain another. `clean_text` reduces the rest of a
    note to inline HTML; an empty note is removed.
    """
    if "<cite-ref" not in html and "<foot-note" not in html:
        return html
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for holder in reversed(tree.css("a, foot-note")):
        _move_behind(holder, holder.css(_MARKS))
    for note in tree.css("foot-note"):
        text = clean_text(_BLOCK_END.sub(" ", note.inner_html or ""))
        note.inner_html = " ".join(text.split())
        if not note.text(strip=True):
            note.decompose()
    return (tree.body.inner_html or "") if tree.body else ""


def _move_behind(holder: LexborNode, marks: list[LexborNode]) -> None:
    for mark in reversed(marks):
        if mark.mem_id != holder.mem_id:
            holder.insert_after(mark)
            mark.decompose()
