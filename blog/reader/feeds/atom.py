"""Atom (RFC 4287)."""

from lxml import etree
from lxml.builder import ElementMaker

from blog.reader.feeds.channel import Channel, Enclosure, Entry, Person
from blog.reader.feeds.elements import (
    ATOM,
    HISTORY,
    THREADS,
    document,
    history_elements,
    link_attributes,
    note,
)
from blog.reader.xml import XHTML, xml_text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"

atom = ElementMaker(namespace=ATOM, nsmap={None: ATOM, "fh": HISTORY, "h": XHTML, "thr": THREADS})


def serialize(channel: Channel) -> bytes:
    root = atom(
        "feed",
        note(channel),
        atom("title", xml_text(channel.title)),
        atom("id", channel.links.current),
        atom("updated", channel.updated.isoformat()),
        atom("link", rel="alternate", type="text/html", href=channel.home),
        *(atom("link", attributes) for attributes in link_attributes(channel)),
        *history_elements(channel),
        *(_person("author", person) for person in channel.authors),
    )
    root.set(LANG, channel.language)
    if channel.subtitle:
        root.append(atom("subtitle", xml_text(channel.subtitle)))
    if channel.license:
        root.append(atom("link", rel="license", href=channel.license))
    if channel.icon:
        root.append(atom("icon", channel.icon))
    root.append(atom("generator", "Ibid"))
    root.extend(_entry(entry) for entry in channel.entries)
    return document(root, style=channel.style)


def _entry(entry: Entry) -> etree._Element:
    element = atom(
        "entry",
        atom("title", xml_text(entry.title)),
        atom("id", entry.id),
        atom("link", rel="alternate", type="text/html", href=entry.url),
        atom("published", entry.published.isoformat()),
        atom("updated", entry.updated.isoformat()),
        *(_person("author", person) for person in entry.authors),
        *(atom("category", term=xml_text(term)) for term in entry.categories),
        *(
            atom("link", rel="enclosure", type=picture.media_type, href=picture.url)
            for picture in entry.pictures
        ),
        *(_file(file) for file in entry.files),
    )
    if entry.language:
        element.set(LANG, entry.language)
    if entry.comments:
        element.append(
            atom("link", rel="replies", type="application/atom+xml", href=entry.comments)
        )
    if entry.reply_to:
        id, url = entry.reply_to
        element.append(etree.Element(f"{{{THREADS}}}in-reply-to", ref=id, href=url))
    if entry.summary:
        element.append(atom("summary", xml_text(entry.summary)))
    if entry.content:
        content = atom("content", xml_text(entry.content), type="html")
        content.set(BASE, entry.url)
        element.append(content)
    return element


def _file(file: Enclosure) -> etree._Element:
    return atom("link", rel="enclosure", type=file.media_type, href=file.url, length=str(file.size))


def _person(role: str, person: Person) -> etree._Element:
    element = atom(role, atom("name", xml_text(person.name)))
    if person.url:
        element.append(atom("uri", person.url))
    return element
