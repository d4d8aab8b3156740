"""Footnotes of other systems, a link there and a link back, as notes where they are read."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.nodes import replace
from blog.text.html.sanitizing import clean_note

_HOLDERS = {"li", "p", "div", "dd", "aside"}
_LISTS = ".footnotes, .footnote-definitions, ol, ul, section, div"


def place_notes(html: str) -> str:
    """Return the HTML with each footnote in place of the mark that links to it.

    A link is the mark of a footnote if the text that it leads to links back to it.
    """
    if "#" not in html:
        return html
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    targets = {node.attributes.get("id") or "": node for node in tree.css("[id]")}
    found = [
        (mark, holder)
        for mark in tree.css('a[href*="#"]')
        if (holder := _holder(mark, targets)) is not None
    ]
    notes = _texts(
        [holder for _mark, holder in found], {name for mark, _ in found for name in _ids(mark)}
    )
    for mark, holder in found:
        parent = mark.parent
        alone = parent is not None and parent.tag == "sup" and len(parent.text(strip=True)) < 6
        replace(
            parent if alone and parent else mark, f"<foot-note>{notes[holder.mem_id]}</foot-note>"
        )
    _remove({holder.mem_id: holder for _mark, holder in found}, tree)
    return (tree.body.inner_html or "").strip() if tree.body else ""


def _fragment(link: LexborNode) -> str:
    return (link.attributes.get("href") or "").partition("#")[2]


def _ids(mark: LexborNode) -> set[str]:
    """Return the IDs that a link back may lead to: of the mark and of what holds it."""
    nodes = [mark, mark.parent, mark.parent.parent if mark.parent else None]
    return {node.attributes.get("id") or "" for node in nodes if node is not None} - {""}


def _holder(mark: LexborNode, targets: dict[str, LexborNode]) -> LexborNode | None:
    """Return the element with the text of the footnote that the link is the mark of, or None."""
    target = targets.get(_fragment(mark))
    if target is None or target.mem_id == mark.mem_id:
        return None
    holder = target
    while holder.parent is not None and holder.tag not in _HOLDERS:
        holder = holder.parent
    links = [target, *holder.css("a[href]")]
    leads_back = any(_fragment(link) in _ids(mark) for link in links if link.tag == "a")
    comes_later = leads_back and not _holds(holder, mark) and _is_before(mark, holder)
    return holder if comes_later else None


def _holds(holder: LexborNode, node: LexborNode) -> bool:
    return any(inner.mem_id == node.mem_id for inner in holder.css("a"))


def _is_before(mark: LexborNode, holder: LexborNode) -> bool:
    """Return whether the mark comes first: the link back is no mark of the text it leads to."""
    top = holder
    while top.parent is not None:
        top = top.parent
    for node in top.traverse():
        if node.mem_id in {mark.mem_id, holder.mem_id}:
            return bool(node.mem_id == mark.mem_id)
    return False


def _texts(holders: list[LexborNode], marks: set[str]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for holder in holders:
        if holder.mem_id in texts:
            continue
        for link in holder.css("a[href]"):
            if _fragment(link) in marks:
                outer = link.parent
                link.decompose()
                if (
                    outer is not None
                    and outer.tag in {"sup", "span"}
                    and not outer.text(strip=True)
                ):
                    outer.decompose()
        texts[holder.mem_id] = inline_note(holder.inner_html or "")
    return texts


def inline_note(html: str) -> str:
    """Return the content of a note: its paragraphs in a row, and only what a note may contain."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    blocks = body.css("p") if body else []
    parts = [block.inner_html or "" for block in blocks] or [html]
    return clean_note(" ".join(part.strip() for part in parts)).replace("\n", " ").strip(" \xa0")


def _remove(holders: dict[int, LexborNode], tree: LexborHTMLParser) -> None:
    """Remove the footnotes, and the lists and lines that are empty without them."""
    if not holders:
        return
    for holder in holders.values():
        outer = holder.parent
        is_whole = (
            outer is not None
            and outer.tag == "div"
            and "footnote" in (outer.attributes.get("class") or "")
        )
        (
            outer if is_whole and outer is not None and len(outer.css("[id]")) <= 1 else holder
        ).decompose()
    for node in reversed(tree.css(_LISTS)):
        if not node.text(strip=True) and not node.css_first("img, audio, video, iframe"):
            node.decompose()
    for line in tree.css("hr"):
        following = line.next
        while following is not None and following.is_text_node and not following.text(strip=True):
            following = following.next
        if following is None:
            line.decompose()
