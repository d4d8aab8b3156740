"""Reading microdata in a page as the nodes that JSON-LD would have.

https://html.spec.whatwg.org/multipage/microdata.html
"""

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.sources.resolving.cleaning import one_line

MAX_ITEMS = 200
MAX_PROPERTIES = 500
MAX_VALUE = 5_000
_ATTRIBUTES = {
    "meta": "content",
    "a": "href",
    "area": "href",
    "link": "href",
    "time": "datetime",
    "data": "value",
    "meter": "value",
    "img": "src",
    "source": "src",
    "object": "data",
}

Node = dict[str, Any]


def microdata(tree: LexborHTMLParser) -> list[Node]:
    """Return the items of the page that are not part of others, with their parts."""
    nodes: dict[int, Node] = {}
    for element in tree.css("[itemscope]")[:MAX_ITEMS]:
        nodes[element.mem_id] = {"@type": _types(element), "@id": _attribute(element, "itemid")}
    for element in tree.css("[itemprop]")[:MAX_PROPERTIES]:
        owner = next((nodes[e.mem_id] for e in _above(element) if e.mem_id in nodes), {})
        if value := nodes.get(element.mem_id) or _value(element):
            for name in _attribute(element, "itemprop").split():
                owner.setdefault(name, []).append(value)
    top = (nodes.get(e.mem_id, {}) for e in tree.css("[itemscope]:not([itemprop])")[:MAX_ITEMS])
    return [{name: value for name, value in node.items() if value} for node in top if node]


def _above(element: LexborNode) -> Iterator[LexborNode]:
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _types(element: LexborNode) -> list[str]:
    return _attribute(element, "itemtype").split()[:20]


def _value(element: LexborNode) -> str:
    """Return the value of a property: that of its attribute, or its text."""
    attribute = _ATTRIBUTES.get(element.tag or "", "content")
    if value := _attribute(element, attribute) or _attribute(element, "content"):
        return value
    return one_line(element.text(deep=True), limit=MAX_VALUE)


def _attribute(element: LexborNode, name: str) -> str:
    return one_line(element.attributes.get(name), limit=MAX_VALUE)
