"""JSON Feed 1.1."""

import json
from collections.abc import Sequence
from typing import Any

from blog.reader.feeds.channel import Channel, Enclosure, Entry, Person


def serialize(channel: Channel) -> bytes:
    links = channel.links
    hub = [{"type": "WebSub", "url": channel.hub}] if channel.hub else []
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": channel.home,
        "feed_url": links.this,
        "next_url": links.older,
        "user_comment": channel.note,
        "icon": channel.icon,
        "language": channel.language,
        "authors": _people(channel.authors),
        "hubs": hub,
    }
    items = [_item(entry) for entry in channel.entries]
    return json.dumps(_without_empty(data) | {"items": items}, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    data = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "content_text": "" if entry.content else entry.summary or entry.title,
        "summary": entry.summary,
        "image": entry.pictures[0].url if entry.pictures else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": _people(entry.authors),
        "tags": list(entry.categories),
        "language": entry.language,
        "attachments": [_attachment(each) for each in (*entry.pictures, *entry.files)],
    }
    return _without_empty(data)


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    data = {
        "url": enclosure.url,
        "mime_type": enclosure.media_type,
        "size_in_bytes": enclosure.size,
        "duration_in_seconds": round(enclosure.seconds),
    }
    return _without_empty(data)


def _people(people: Sequence[Person]) -> list[dict[str, str]]:
    return [_without_empty({"name": person.name, "url": person.url}) for person in people]


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
