"""What the two formats made of XML have in common."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.builder import ElementMaker

from blog.reader.feeds.serializing import Channel

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
THREADS = "http://purl.org/syndication/thread/1.0"
XHTML = "http://www.w3.org/1999/xhtml"

history = ElementMaker(namespace=HISTORY, nsmap={"fh": HISTORY})
xhtml = ElementMaker(namespace=XHTML, nsmap={"h": XHTML})

# XML has no sign for them, not even an escape.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def said(text: str) -> str:
    """`text` as XML can carry it."""
    return _UNSAYABLE.sub("", text)


def document(root: etree._Element, *, style: str) -> bytes:
    """The whole document, with the sheet by which a browser shows it."""
    words = f'type="text/css" href="{style}"'
    root.addprevious(etree.ProcessingInstruction("xml-stylesheet", words))
    whole: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")
    return whole


def ways(channel: Channel) -> Iterator[Mapping[str, str]]:
    """The attributes of Atom's links to other documents, and to the hub that tells of news."""
    links = channel.links
    found = {
        "self": links.itself,
        "current": links.current if links.is_archive else "",
        "prev-archive": links.older,
        "next-archive": links.newer,
        "hub": channel.hub,
    }
    return ({"rel": rel, "href": href} for rel, href in found.items() if href)


def place_in_history(channel: Channel) -> Iterator[etree._Element]:
    if channel.links.is_archive:
        yield history("archive")
    if channel.links.is_complete:
        yield history("complete")


def note(channel: Channel) -> etree._Element:
    """A word to the person who opens the feed in a browser, and the way to the page."""
    link = xhtml("a", said(channel.title), href=channel.home)
    return xhtml("p", said(channel.note) + " ", link)
