"""WordPress's shortcodes of pictures, recordings and pages to embed, as HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.held import Held
from blog.imports.readers.texts.shortcodes import Handler, Shortcode
from blog.imports.readers.texts.structures import embed, gallery, picture
from blog.imports.readers.wordpress.index import Index, Media, digits_in, kind_of

_SOURCES = (
    "src",
    "mp3",
    "m4a",
    "ogg",
    "wav",
    "wma",
    "flac",
    "mp4",
    "m4v",
    "webm",
    "ogv",
    "wmv",
    "flv",
)
_PICTURE = re.compile(
    r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s\"'<>|\]]+")
# The page of a site for the ID in its shortcode.
_SITES = {
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "soundcloud": "https://soundcloud.com/{}",
    "spotify": "https://open.spotify.com/{}",
    "ted": "https://www.ted.com/talks/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "vimeo": "https://vimeo.com/{}",
    "wpvideo": "https://videopress.com/v/{}",
    "videopress": "https://videopress.com/v/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
}
_OF_URLS = (
    "embed",
    "facebook",
    "gist",
    "googlemaps",
    "googlevideo",
    "pinterest",
    "slideshare",
    "flickr",
)


@dataclass(frozen=True)
class MediaCodes:
    """The handlers for one post: its ID, and the attachments of all."""

    post: str
    index: Index
    held: Held
    changes: Changes

    def handlers(self) -> dict[str, Handler]:
        own: dict[str, Callable[[Shortcode], str]] = {
            "caption": self._caption,
            "wp_caption": self._caption,
            "gallery": self._gallery,
            "audio": self._recording,
            "video": self._recording,
            "playlist": self._playlist,
        }
        return {**own, **dict.fromkeys([*_SITES, *_OF_URLS], self._embed)}

    def _caption(self, code: Shortcode) -> str:
        found = _PICTURE.match(code.content or "")
        if found is None:
            return code.content or ""
        caption = code.get("caption") or found[2].strip()
        return self.held.block(picture(found[1], caption))

    def _gallery(self, code: Shortcode) -> str:
        pictures = [media for media in self._chosen(code) if media.is_picture]
        if not pictures:
            self.changes.add("A gallery without pictures was left out.")
            return ""
        return self.held.block(gallery([_figure(media) for media in pictures]))

    def _chosen(self, code: Shortcode) -> list[Media]:
        """Return the attachments that a gallery or playlist names, or those of its post."""
        ids = list(digits_in(code.get("ids", "include")))
        if not ids:
            excluded = set(digits_in(code.get("exclude")))
            attached = self.index.attached_to(code.get("id") or self.post)
            return [media for media in attached if media.key not in excluded]
        if missing := [key for key in ids if key not in self.index.media]:
            self.changes.add(
                f"The export has no attachment with the ID {', '.join(missing)}, which a gallery"
                " or playlist shows."
            )
        return [self.index.media[key] for key in ids if key in self.index.media]

    def _recording(self, code: Shortcode) -> str:
        tag = code.name
        url = code.get(*_SOURCES) or next(iter(_URL.findall(" ".join(code.values))), "")
        if not url:
            kind = "sound" if tag == "audio" else "film"
            attached = [
                media for media in self.index.attached_to(self.post) if kind_of(media.url) == kind
            ]
            url = f"attachment:{attached[0].key}" if attached else ""
        if not url:
            self.changes.add(f"[{tag}] names no file and was left out.")
            return ""
        return self.held.block(_player(tag, url))

    def _playlist(self, code: Shortcode) -> str:
        tag = "video" if code.get("type") == "video" else "audio"
        kind = "film" if tag == "video" else "sound"
        players = [
            _player(tag, f"attachment:{media.key}", escape(media.caption or media.title))
            for media in self._chosen(code)
            if kind_of(media.url) == kind
        ]
        return self.held.block("".join(players)) if players else ""

    def _embed(self, code: Shortcode) -> str:
        given = " ".join(filter(None, [code.content, code.get("url", "src"), *code.values]))
        found = _URL.search(unescape(given))
        if found:
            return self.held.block(embed(found[0]))
        own = code.get("id") or next(iter(code.values), "") or (code.content or "").strip()
        if code.name in _SITES and re.fullmatch(r"[\w/-]{4,80}", own):
            return self.held.block(embed(_SITES[code.name].format(own)))
        self.changes.add(f"[{code.name}] names no page and was left out.")
        return ""


def _figure(media: Media) -> str:
    image = f'<img src="attachment:{media.key}" alt="{escape(media.alt)}">'
    return picture(image, media.caption)


def _player(tag: str, url: str, caption: str = "") -> str:
    return picture(f'<{tag} src="{escape(url)}"></{tag}>', caption)
