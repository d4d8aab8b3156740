"""RSS 2.0, with what Atom, Dublin Core and the content module say better."""

from email.utils import format_datetime

from django.utils.html import escape
from lxml import etree
from lxml.builder import E, ElementMaker

from blog.reader.feeds.serializing import Channel, Entry
from blog.reader.feeds.xml import ATOM, HISTORY, XHTML, document, note, place_in_history, said, ways

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

atom = ElementMaker(namespace=ATOM)
content = ElementMaker(namespace=CONTENT)
dublin_core = ElementMaker(namespace=DUBLIN_CORE)


def write(channel: Channel) -> bytes:
    body = E.channel(
        note(channel),
        E.title(said(channel.title)),
        E.link(channel.home),
        E.description(said(channel.subtitle or channel.title)),
        E.language(channel.language),
        E.lastBuildDate(format_datetime(channel.updated)),
        E.generator("Ibid"),
        *(atom("link", way) for way in ways(channel)),
        *place_in_history(channel),
        *(_item(entry) for entry in channel.entries),
    )
    names = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "fh": HISTORY, "h": XHTML}
    root = etree.Element("rss", nsmap=names, version="2.0")
    root.append(body)
    return document(root, style=channel.style)


def _item(entry: Entry) -> etree._Element:
    item = E.item(
        E.title(said(entry.title)),
        E.link(entry.address),
        E.guid(entry.id, isPermaLink="false"),
        E.pubDate(format_datetime(entry.published)),
        atom("updated", entry.updated.isoformat()),
        *(dublin_core("creator", said(person.name)) for person in entry.authors),
        *(E.category(said(term)) for term in entry.categories),
    )
    if entry.language:
        item.append(dublin_core("language", entry.language))
    if entry.comments:
        item.append(E.comments(f"{entry.address}#comments"))
    if entry.summary:
        item.append(E.description(escape(said(entry.summary))))
    if entry.content:
        item.append(content("encoded", said(entry.content)))
    for picture in entry.pictures[:1]:  # readers of RSS know one; nobody has counted its bytes
        item.append(E.enclosure(url=picture.address, type=picture.media_type, length="0"))
    return item
