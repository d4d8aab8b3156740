"""Atom (RFC 4287)."""

from lxml import etree
from lxml.builder import ElementMaker

from blog.reader.feeds.serializing import Channel, Entry, Person
from blog.reader.feeds.xml import (
    ATOM,
    HISTORY,
    THREADS,
    XHTML,
    document,
    note,
    place_in_history,
    said,
    ways,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

atom = ElementMaker(namespace=ATOM, nsmap={None: ATOM, "fh": HISTORY, "h": XHTML, "thr": THREADS})


def write(channel: Channel) -> bytes:
    root = atom(
        "feed",
        note(channel),
        atom("title", said(channel.title)),
        atom("id", channel.links.current),
        atom("updated", channel.updated.isoformat()),
        atom("link", rel="alternate", type="text/html", href=channel.home),
        *(atom("link", way) for way in ways(channel)),
        *place_in_history(channel),
        *(_person("author", person) for person in channel.authors),
    )
    root.set(LANG, channel.language)
    if channel.subtitle:
        root.append(atom("subtitle", said(channel.subtitle)))
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
        atom("title", said(entry.title)),
        atom("id", entry.id),
        atom("link", rel="alternate", type="text/html", href=entry.address),
        atom("published", entry.published.isoformat()),
        atom("updated", entry.updated.isoformat()),
        *(_person("author", person) for person in entry.authors),
        *(atom("category", term=said(term)) for term in entry.categories),
        *(
            atom("link", rel="enclosure", type=picture.media_type, href=picture.address)
            for picture in entry.pictures
        ),
    )
    if entry.language:
        element.set(LANG, entry.language)
    if entry.comments:
        element.append(
            atom("link", rel="replies", type="application/atom+xml", href=entry.comments)
        )
    if entry.reply_to:
        id, address = entry.reply_to
        element.append(etree.Element(f"{{{THREADS}}}in-reply-to", ref=id, href=address))
    if entry.summary:
        element.append(atom("summary", said(entry.summary)))
    if entry.content:
        element.append(atom("content", said(entry.content), type="html"))
    return element


def _person(role: str, person: Person) -> etree._Element:
    element = atom(role, atom("name", said(person.name)))
    if person.address:
        element.append(atom("uri", person.address))
    return element
