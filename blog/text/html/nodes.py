"""Finding and replacing nodes of parsed HTML."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


def replace(node: LexborNode, html: str) -> None:
    """Replace `node` with the elements of `html`."""
    holder = LexborHTMLParser(f"<!doctype html><body>{html.strip()}").body
    for new in list(holder.iter(include_text=True)) if holder else []:
        node.insert_before(new)
    node.decompose()


def insert_first(node: LexborNode, html: str) -> None:
    """Insert the element of `html` before the first child of `node`, whose children stay."""
    if node.child is None:
        node.inner_html = html
        return
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    if body and body.child:
        node.child.insert_before(body.child)


def ancestor(node: LexborNode, tags: set[str]) -> LexborNode | None:
    above = node.parent
    while above is not None and above.tag not in tags:
        above = above.parent
    return above


def previous_node(node: LexborNode) -> LexborNode | None:
    """Return the node before `node`, ignoring white space between them, or None."""
    found = node.prev
    if found is not None and found.is_text_node and not (found.text_content or "").strip():
        found = found.prev
    return found


def follows(node: LexborNode, tags: tuple[str, ...]) -> bool:
    found = previous_node(node)
    return found is not None and found.tag in tags


def strip_space_before(node: LexborNode) -> None:
    """Remove the space before a superscript mark."""
    text = node.prev
    if text is not None and text.is_text_node:
        text.replace_with((text.text_content or "").rstrip())
