"""RSS 2.0, with elements of Atom, Dublin Core and the content module where RSS has none."""

from email.utils import format_datetime

from django.utils.html import escape
from lxml import etree
from lxml.builder import E, ElementMaker

from blog.reader.feeds import podcast
from blog.reader.feeds.channel import Channel, Enclosure, Entry
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
        *podcast.channel_elements(channel),
        *(_item(entry, is_episode=bool(channel.podcast)) for entry in channel.entries),
    )
    nsmap = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "fh": HISTORY, "h": XHTML}
    if channel.podcast:
        nsmap |= podcast.NSMAP
    root = etree.Element("rss", nsmap=nsmap, version="2.0")
    root.append(body)
    return document(root, style=channel.style)


def _item(entry: Entry, *, is_episode: bool) -> etree._Element:
    item = E.item(
        E.title(xml_text(entry.title)),
        E.link(entry.url),
        E.guid(entry.id, isPermaLink="false"),
        E.pubDate(format_datetime(entry.published)),
        atom("updated", entry.updated.isoformat()),
        *(dublin_core("creator", xml_text(person.name)) for person in entry.authors),
        *(E.category(xml_text(term)) for term in entry.categories),
    )
    if is_episode and entry.recording:
        item.extend(podcast.item_elements(entry, entry.recording))
    if entry.language:
        item.append(dublin_core("language", entry.language))
    if entry.comments:
        item.append(E.comments(f"{entry.url}#comments"))
    if entry.summary:
        item.append(E.description(escape(xml_text(entry.summary))))
    if entry.content:
        item.append(content("encoded", xml_text(entry.content)))
    for enclosure in [*_recordings(entry), *entry.pictures, *entry.files][:1]:  # RSS allows one
        item.append(_enclosure(enclosure))
    return item


def _recordings(entry: Entry) -> list[Enclosure]:
    return [entry.recording] if entry.recording else []


def _enclosure(enclosure: Enclosure) -> etree._Element:
    """Return the enclosure; the size of a picture is unknown."""
    return E.enclosure(url=enclosure.url, type=enclosure.media_type, length=str(enclosure.size))
