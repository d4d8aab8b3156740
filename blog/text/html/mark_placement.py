"""Citations and notes where a page can show them: beside links, and a note of words alone."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARKS = "cite-ref, foot-note"
_BLOCK_END = re.compile(r"(?=</(?:p|li|h[2-4]|pre|td|th)>)|<br>")


def move_marks_out_of_links(html: str, *, clean_words: Callable[[str], str]) -> str:
    """`html`, clean already, with every mark that stood in a link or in a note behind it.

    Marks are links themselves, and a link holds no other. What is left in a note `clean_words`
    reduces to words on one line; an empty note goes.
    """
    if "<cite-ref" not in html and "<foot-note" not in html:
        return html
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for holder in reversed(tree.css("a, foot-note")):
        _move_behind(holder, holder.css(_MARKS))
    for note in tree.css("foot-note"):
        words = clean_words(_BLOCK_END.sub(" ", note.inner_html or ""))
        note.inner_html = " ".join(words.split())
        if not note.text(strip=True):
            note.decompose()
    return (tree.body.inner_html or "") if tree.body else ""


def _move_behind(holder: LexborNode, marks: list[LexborNode]) -> None:
    for mark in reversed(marks):
        if mark.mem_id != holder.mem_id:
            holder.insert_after(mark)
            mark.decompose()
