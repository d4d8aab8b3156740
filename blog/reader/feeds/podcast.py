"""The elements of a podcast in RSS: those of Apple Podcasts and of the Podcasting 2.0 namespace."""

import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from blog.posts.podcasts.categories import category_parts
from blog.reader.feeds.channel import Channel, Enclosure, Entry
from blog.reader.files.chapters import CHAPTERS_TYPE
from blog.reader.xml import xml_text

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
# The namespace of the UUIDs that identify podcasts wherever their feed is.
GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
NSMAP = {"itunes": ITUNES, "podcast": PODCAST}

itunes = ElementMaker(namespace=ITUNES, nsmap=NSMAP)
podcast = ElementMaker(namespace=PODCAST, nsmap=NSMAP)


def channel_elements(channel: Channel) -> Iterator[etree._Element]:
    """Yield what says that the feed is a podcast; nothing if it is none."""
    settings = channel.podcast
    if settings is None:
        return
    yield itunes("author", xml_text(settings.author))
    yield itunes("type", "episodic")
    yield itunes("explicit", _boolean(is_true=settings.is_explicit))
    yield itunes("image", href=settings.cover)
    outer = element = itunes("category", text=category_parts(settings.category)[0])
    for part in category_parts(settings.category)[1:]:
        element.append(itunes("category", text=part))
    yield outer
    if settings.email:
        owner = (itunes("name", xml_text(settings.author)), itunes("email", settings.email))
        yield itunes("owner", *owner)
    yield podcast("guid", guid_of(channel.links.current))
    yield podcast("medium", "podcast")
    yield podcast("locked", "yes")


def item_elements(entry: Entry, recording: Enclosure) -> Iterator[etree._Element]:
    """Yield what a podcast says about an episode beside its enclosure."""
    yield itunes("title", xml_text(entry.title))
    yield itunes("episodeType", "full")
    if recording.seconds:
        yield itunes("duration", str(round(recording.seconds)))
    if entry.authors:
        names = ", ".join(person.name for person in entry.authors)
        yield itunes("author", xml_text(names))
    for person in entry.authors:
        yield podcast("person", xml_text(person.name), role="host", href=person.url)
    if recording.captions:
        track = podcast("transcript", url=recording.captions, type="text/vtt", rel="captions")
        if recording.language:
            track.set("language", recording.language)
        yield track
    if recording.chapters:
        yield podcast("chapters", url=recording.chapters, type=CHAPTERS_TYPE)


def guid_of(url: str) -> str:
    """Return the UUID of the podcast whose feed was first at `url`."""
    parts = urlsplit(url)
    return str(uuid.uuid5(GUIDS, f"{parts.netloc}{parts.path}".rstrip("/")))


def _boolean(*, is_true: bool) -> str:
    return "true" if is_true else "false"
