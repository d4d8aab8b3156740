"""XML elements that Atom and RSS have in common."""

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.builder import ElementMaker

from blog.reader.feeds.channel import Channel
from blog.reader.xml import XHTML, xml_text

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
THREADS = "http://purl.org/syndication/thread/1.0"

history = ElementMaker(namespace=HISTORY, nsmap={"fh": HISTORY})
xhtml = ElementMaker(namespace=XHTML, nsmap={"h": XHTML})


def document(root: etree._Element, *, style: str) -> bytes:
    """Return the complete XML document, with the style sheet for browsers."""
    attributes = f'type="text/css" href="{style}"'
    root.addprevious(etree.ProcessingInstruction("xml-stylesheet", attributes))
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")
    return content


def link_attributes(channel: Channel) -> Iterator[Mapping[str, str]]:
    """Return the attributes of Atom's links to other documents and to the WebSub hub."""
    links = channel.links
    urls = {
        "self": links.this,
        "current": links.current if links.is_archive else "",
        "prev-archive": links.older,
        "next-archive": links.newer,
        "hub": channel.hub,
    }
    return ({"rel": rel, "href": url} for rel, url in urls.items() if url)


def history_elements(channel: Channel) -> Iterator[etree._Element]:
    """Yield the element of RFC 5005 for an archived or a complete document."""
    if channel.links.is_archive:
        yield history("archive")
    if channel.links.is_complete:
        yield history("complete")


def note(channel: Channel) -> etree._Element:
    """Return the explanation for people who open the feed in a browser, with a link to the page."""
    link = xhtml("a", xml_text(channel.title), href=channel.home)
    return xhtml("p", xml_text(channel.note) + " ", link)
