"""RSS 2.0, with elements of Atom, Dublin Core and the content module where RSS has none."""

from email.utils import format_datetime

from django.utils.html import escape
from lxml import etree
from lxml.builder import E, ElementMaker

from blog.reader.feeds.channel import Channel, Entry
from blog.reader.feeds.elements import (
    ATOM,
    HISTORY,
    document,
    history_elements,
    link_attributes,
    note,
)
from blog.reader.xml import XHTML, xml_text

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

atom = ElementMaker(namespace=ATOM)
content = ElementMaker(namespace=CONTENT)
dublin_core = ElementMaker(namespace=DUBLIN_CORE)


def serialize(channel: Channel) -> bytes:
    body = E.channel(
        note(channel),
        E.title(xml_text(channel.title)),
        E.link(channel.home),
        E.description(xml_text(channel.subtitle or channel.title)),
        E.language(channel.language),
        E.lastBuildDate(format_datetime(channel.updated)),
        E.generator("Ibid"),
        *(atom("link", attributes) for attributes in link_attributes(channel)),
        *history_elements(channel),
        *(_item(entry) for entry in channel.entries),
    )
    nsmap = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "fh": HISTORY, "h": XHTML}
    root = etree.Element("rss", nsmap=nsmap, version="2.0")
    root.append(body)
    return document(root, style=channel.style)


def _item(entry: Entry) -> etree._Element:
    item = E.item(
        E.title(xml_text(entry.title)),
        E.link(entry.url),
        E.guid(entry.id, isPermaLink="false"),
        E.pubDate(format_datetime(entry.published)),
        atom("updated", entry.updated.isoformat()),
        *(dublin_core("creator", xml_text(person.name)) for person in entry.authors),
        *(E.category(xml_text(term)) for term in entry.categories),
    )
    if entry.language:
        item.append(dublin_core("language", entry.language))
    if entry.comments:
        item.append(E.comments(f"{entry.url}#comments"))
    if entry.summary:
        item.append(E.description(escape(xml_text(entry.summary))))
    if entry.content:
        item.append(content("encoded", xml_text(entry.content)))
    for picture in entry.pictures[:1]:  # RSS allows one; its size is unknown
        item.append(E.enclosure(url=picture.url, type=picture.media_type, length="0"))
    return item
