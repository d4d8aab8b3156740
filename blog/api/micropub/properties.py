"""Microformats properties of a post, and the fields of the API that they are."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from blog.api.micropub.commands import Command, Properties, invalid
from blog.api.posts.texts import plain_title, with_keys
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.text.formats.post_markdown import post_html

# Links that make a post an answer to another page, by the label before them.
CONTEXTS = {
    "in-reply-to": "In reply to",
    "bookmark-of": "Bookmark of",
    "like-of": "Like of",
    "repost-of": "Repost of",
}
SINGLE = {"name": "title", "summary": "summary", "mp-slug": "slug", "published": "published_at"}
# The properties that a post has, and an update may change.
KNOWN = (*SINGLE, "content", "category", "post-status")


def new_fields(properties: Properties, *, photos: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields of a new post; `photos` are marks of uploaded pictures. Raise Problem."""
    fields = _plain_fields(properties)
    html = _contexts(properties) + _content(properties) + _photos(properties) + "".join(photos)
    fields["content_html"] = html
    fields["title"] = fields.get("title") or plain_title(html)
    return fields


def changed_fields(command: Command, post: Post) -> dict[str, Any]:
    """Return the fields that an update changes. Raise Problem."""
    before = properties_of(post, url="")
    after = {**before, **command.properties}
    for name, values in command.added.items():
        after[name] = [*after.get(name, []), *values]
    for name, gone in command.removed.items():
        after[name] = [] if gone is None else [v for v in after.get(name, []) if v not in gone]
    changed = {name: after[name] for name in after if after[name] != before.get(name)}
    if "photo" in command.removed:
        raise invalid("A photo cannot be taken out: replace the content.")
    fields = _plain_fields(changed, cleared=True)
    if "content" in changed or "photo" in changed:
        fields["content_html"] = _content(after) + _photos(changed)
    if fields.get("title") == "":
        fields["title"] = plain_title(post.body)
    return fields


def properties_of(post: Post, *, url: str) -> Properties:
    """Return the properties of the post as it is stored; `url` is left out if it is ""."""
    dates = post.published_at or post.planned_for
    properties: Properties = {
        "name": [post.title],
        "content": [{"html": with_keys(post.body)}],
        "summary": [post.summary] if post.summary else [],
        "category": sorted(post.tags.names()),
        "mp-slug": [post.slug] if post.slug else [],
        "published": [dates.isoformat()] if dates else [],
        "post-status": ["published" if post.stage in PUBLISHED else "draft"],
        "url": [url] if url else [],
    }
    return {name: values for name, values in properties.items() if values}


PUBLISHED = {Stage.PUBLISHED, Stage.SCHEDULED}


def status_of(properties: Mapping[str, list[Any]]) -> str:
    """Return "draft", "published", or "" if it is not given. Raise Problem."""
    status = str(next(iter(properties.get("post-status", [])), ""))
    if status not in {"", "draft", "published"}:
        raise invalid("The post-status is neither published nor draft.")
    return status


def _plain_fields(properties: Properties, *, cleared: bool = False) -> dict[str, Any]:
    """Return the fields of the properties other than the text; emptied ones only if `cleared`."""
    fields: dict[str, Any] = {}
    for name, key in SINGLE.items():
        if values := properties.get(name):
            fields[key] = _text(values[0], name)
        elif cleared and name in properties:
            fields[key] = None if key == "published_at" else ""
    if "category" in properties:
        fields["tags"] = [_text(value, "category") for value in properties["category"]]
    return fields


def _content(properties: Properties) -> str:
    """Return the HTML of the content: plain text is read as Markdown."""
    parts = []
    for value in properties.get("content", []):
        if isinstance(value, dict) and isinstance(value.get("html"), str):
            parts.append(value["html"])
        elif isinstance(value, dict) and isinstance(value.get("value"), str):
            parts.append(post_html(value["value"]))
        else:
            parts.append(post_html(_text(value, "content")))
    return "".join(parts)


def _photos(properties: Properties) -> str:
    """Return pictures of other sites, which are copied into the library, or of this blog."""
    images = []
    for value in properties.get("photo", []):
        photo = value if isinstance(value, dict) else {"value": value}
        url, alt = _text(photo.get("value"), "photo"), str(photo.get("alt", ""))
        images.append(f'<p><img src="{escape(url)}" alt="{escape(alt)}"></p>')
    return "".join(images)


def _contexts(properties: Properties) -> str:
    links = []
    for name, label in CONTEXTS.items():
        for value in properties.get(name, []):
            if isinstance(value, str):
                url = escape(value)
                links.append(f'<p>{label} <a href="{url}">{url}</a></p>')
    return "".join(links)


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise invalid(f"The property {name} is not a text.")
    return value
