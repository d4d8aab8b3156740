"""What a text may name that comes later in the file: attachments, pages above, shared blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from blog.imports.readers.wordpress.fields import Fields
from blog.text.formats.urls import split_url

_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
_EDITED = re.compile(r"-(?:scaled|rotated|e\d{9,})(?=\.\w{2,5}$)")
_PHOTON = re.compile(r"^i\d\.wp\.com/")
_SOUNDS = (".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".opus", ".aac", ".wma")
_FILMS = (".mp4", ".m4v", ".webm", ".ogv", ".mov", ".avi", ".wmv", ".mpg", ".mkv", ".3gp")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg", ".heic", ".tif")


@dataclass(frozen=True)
class Media:
    """An attachment: its ID, URL and texts, and the ID and place of the post it was added to."""

    key: str
    url: str
    title: str
    alt: str
    caption: str
    parent: str
    order: int

    @property
    def is_picture(self) -> bool:
        return kind_of(self.url) == "picture"


@dataclass
class Index:
    """The attachments by ID and by URL, and slugs, parents and texts of other items by ID."""

    media: dict[str, Media] = field(default_factory=dict)
    by_url: dict[str, str] = field(default_factory=dict)
    by_parent: dict[str, list[Media]] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # slug and parent
    blocks: dict[str, str] = field(default_factory=dict)

    def add(self, item: Fields) -> None:
        key, kind = item.short("wp:post_id"), item.short("wp:post_type")
        if kind == "attachment":
            self._add_media(item, key)
        elif kind == "page":
            self.pages[key] = item.short("wp:post_name"), item.short("wp:post_parent")
        elif kind == "wp_block":
            self.blocks[key] = item.get("content:encoded")

    def _add_media(self, item: Fields, key: str) -> None:
        media = Media(
            key=key,
            url=item.short("wp:attachment_url") or item.short("guid"),
            title=item.short("title"),
            alt=" ".join("".join(item.meta().get("_wp_attachment_image_alt", [""])[:1]).split()),
            caption=item.get("excerpt:encoded").strip(),
            parent=item.short("wp:post_parent"),
            order=item.number("wp:menu_order"),
        )
        self.media[key] = media
        self.by_url[plain_url(media.url)] = key
        self.by_url.setdefault(_EDITED.sub("", plain_url(media.url)), key)
        if media.parent not in {"", "0"}:
            self.by_parent.setdefault(media.parent, []).append(media)

    def at(self, url: str) -> Media | None:
        """Return the attachment that a URL leads to, in whatever size."""
        plain = plain_url(url)
        key = self.by_url.get(plain) or self.by_url.get(_SIZE.sub("", plain))
        return self.media[key] if key else None

    def attached_to(self, key: str) -> list[Media]:
        """Return the attachments of a post in their order."""
        found = self.by_parent.get(key, [])
        return sorted(found, key=lambda media: (media.order, int(media.key or 0)))

    def page_path(self, slug: str, parent: str) -> str:
        """Return the path of a page below its parents, such as "about/people"."""
        slugs, seen = [slug], set[str]()
        while parent in self.pages and parent not in seen:
            seen.add(parent)
            above, parent = self.pages[parent]
            slugs.append(above)
        return "/".join(reversed(slugs))


def plain_url(url: str) -> str:
    """Return what the URLs of a file on all hosts that serve it have in common.

    >>> plain_url("https://i0.wp.com/www.example.org/a.jpg?resize=300")
    'example.org/a.jpg'
    """
    parts = split_url(url)
    whole = _PHOTON.sub("", f"{parts.netloc.lower()}{unquote(parts.path)}")
    return whole.removeprefix("www.")


def kind_of(url: str) -> str:
    """Return "picture", "sound", "film" or "file", by the ending of the URL."""
    path = split_url(url).path.lower()
    for kind, endings in (("picture", _PICTURES), ("sound", _SOUNDS), ("film", _FILMS)):
        if path.endswith(endings):
            return kind
    return "file"


def digits_in(text: str) -> Iterator[str]:
    """Yield the IDs in a list such as "12, 13"."""
    return (found[0] for found in re.finditer(r"\d+", text))
