"""URLs of videos, recordings and posts on other sites, which a page shows as embeds.

No request is sent to those sites: the URL contains all that is needed.
"""

import re
from dataclasses import dataclass
from html import escape, unescape


@dataclass(frozen=True)
class Embed:
    """Media on another site: its URL and its kind."""

    kind: str  # video, audio, post or map
    host: str
    url: str


# The pattern of a site's URLs, the kind of media, and the site's name.
_HOSTS = (
    (r"(www\.|m\.)?youtube\.com/(watch\?|live/|shorts/|playlist\?)", "video", "YouTube"),
    (r"youtu\.be/[\w-]+", "video", "YouTube"),
    (r"(www\.)?vimeo\.com/(channels/\w+/)?\d+", "video", "Vimeo"),
    (r"(www\.)?dailymotion\.com/video/\w+", "video", "Dailymotion"),
    (r"(www\.)?ted\.com/talks/\w+", "video", "TED"),
    (r"[\w.-]+/(w|videos/watch)/[\w-]{22,36}$", "video", "PeerTube"),
    (r"(www\.)?arte\.tv/\w+/videos/[\w-]+", "video", "ARTE"),
    (r"(www\.|m\.)?soundcloud\.com/[\w-]+/[\w-]+", "audio", "SoundCloud"),
    (r"open\.spotify\.com/(track|album|episode|show|playlist)/\w+", "audio", "Spotify"),
    (r"podcasts\.apple\.com/\S+", "audio", "Apple Podcasts"),
    (r"[\w-]+\.bandcamp\.com/(track|album)/[\w-]+", "audio", "Bandcamp"),
    (r"bsky\.app/profile/[\w.:-]+/post/\w+", "post", "Bluesky"),
    (r"(www\.)?(twitter|x)\.com/\w+/status/\d+", "post", "X"),
    (r"[\w.-]+/@[\w.@-]+/\d{15,}$", "post", "Mastodon"),
    (r"(www\.)?openstreetmap\.org/\S*#map=[\d/.-]+$", "map", "OpenStreetMap"),
)
_PATTERNS = [(re.compile(rf"https?://{pattern}"), kind, host) for pattern, kind, host in _HOSTS]

# The embed codes (iframes) that sites offer, and the page that each one shows.
_FRAMES = (
    (r"(www\.)?youtube(-nocookie)?\.com/embed/(?P<id>[\w-]{6,})", "https://youtu.be/{id}"),
    (r"player\.vimeo\.com/video/(?P<id>\d+)", "https://vimeo.com/{id}"),
    (r"(www\.)?dailymotion\.com/embed/video/(?P<id>\w+)", "https://dailymotion.com/video/{id}"),
    (r"embed\.ted\.com/talks/(?P<id>\w+)", "https://www.ted.com/talks/{id}"),
    (r"open\.spotify\.com/embed/(?P<id>\w+/\w+)", "https://open.spotify.com/{id}"),
    (r"(?P<id>[\w.-]+/videos)/embed/(?P<film>[\w-]{22,36})", "https://{id}/watch/{film}"),
)
_FRAME_PATTERNS = [(re.compile(rf"(https?:)?//{pattern}"), page) for pattern, page in _FRAMES]
_FRAME = re.compile(
    r"<iframe\b[^>]*?\bsrc\s*=\s*[\"']([^\"']+)[\"'][^>]*>([^<]*</iframe>)?", re.IGNORECASE
)

_TYPED = re.compile(r"<p>\s*(&lt;iframe\b(?:(?!</p>).)*)</p>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_QUOTES = re.compile("[“”„«»]\xa0?")


def embed_at(url: str) -> Embed | None:
    """Return the embed of a URL, or None if its site is unknown."""
    for pattern, kind, host in _PATTERNS:
        if pattern.match(url):
            return Embed(kind, host, url)
    return None


def frame_patterns() -> list[tuple[str, str]]:
    """Return the patterns of embed codes, in JavaScript's syntax, and the pages they show."""
    return [("(https?:)?//" + pattern.replace("(?P<", "(?<"), page) for pattern, page in _FRAMES]


def link_frames(html: str) -> str:
    """Return `html` with each known iframe replaced by a paragraph that links to its page.

    An embed code typed as the text of a paragraph is replaced, too.

    >>> link_frames('<iframe src="//www.youtube.com/embed/Ab-c_12"></iframe>')
    '<p><a href="https://youtu.be/Ab-c_12">https://youtu.be/Ab-c_12</a></p>'
    """
    return _TYPED.sub(_link_of_typed, _FRAME.sub(_link_of_frame, html))


def _link_of_frame(frame: re.Match[str]) -> str:
    return _link(unescape(frame[1])) or frame[0]


def _link_of_typed(paragraph: re.Match[str]) -> str:
    code = _QUOTES.sub('"', unescape(_TAG.sub("", paragraph[1]))).strip()
    frame = _FRAME.fullmatch(code)
    return (_link(frame[1]) if frame else "") or paragraph[0]


def _link(frame_url: str) -> str:
    for pattern, page in _FRAME_PATTERNS:
        found = pattern.match(frame_url)
        if found:
            url = escape(page.format(**found.groupdict()))
            return f'<p><a href="{url}">{url}</a></p>'
    return ""
