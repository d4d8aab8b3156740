"""Finding one's way between the nodes of a text, and putting others in their place."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


def replace(node: LexborNode, html: str) -> None:
    """Put the elements of `html` in the place of `node`."""
    holder = LexborHTMLParser(f"<!doctype html><body>{html.strip()}").body
    for new in list(holder.iter(include_text=True)) if holder else []:
        node.insert_before(new)
    node.decompose()


def ancestor(node: LexborNode, tags: set[str]) -> LexborNode | None:
    above = node.parent
    while above is not None and above.tag not in tags:
        above = above.parent
    return above


def previous_node(node: LexborNode) -> LexborNode | None:
    """What stands before the node, with nothing but space between."""
    found = node.prev
    if found is not None and found.is_text_node and not (found.text_content or "").strip():
        found = found.prev
    return found


def follows(node: LexborNode, tags: tuple[str, ...]) -> bool:
    found = previous_node(node)
    return found is not None and found.tag in tags


def strip_space_before(node: LexborNode) -> None:
    """A raised mark stands right at what it belongs to, without the space typed before it."""
    words = node.prev
    if words is not None and words.is_text_node:
        words.replace_with((words.text_content or "").rstrip())
