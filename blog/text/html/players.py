"""The players of films, recordings, posts and maps on other sites: the page in a frame of a URL."""

import re
from urllib.parse import quote, urlsplit

# The pattern of a page's URL, and the URL of its player.
_PLAYERS = (
    (
        r"(www\.|m\.)?youtube\.com/(watch\?(.*&)?v=|live/|shorts/)(?P<id>[\w-]{6,})",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    (r"youtu\.be/(?P<id>[\w-]{6,})", "https://www.youtube-nocookie.com/embed/{id}?autoplay=1"),
    (
        r"(www\.)?vimeo\.com/(channels/\w+/)?(?P<id>\d+)",
        "https://player.vimeo.com/video/{id}?dnt=1&autoplay=1",
    ),
    (
        r"(www\.)?dailymotion\.com/video/(?P<id>\w+)",
        "https://geo.dailymotion.com/player.html?video={id}",
    ),
    (r"(www\.)?ted\.com/talks/(?P<id>\w+)", "https://embed.ted.com/talks/{id}"),
    (
        r"(?P<host>[\w.-]+)/(w|videos/watch)/(?P<id>[\w-]{22,36})$",
        "https://{host}/videos/embed/{id}?autoplay=1",
    ),
    (
        r"open\.spotify\.com/(?P<id>(track|album|episode|show|playlist)/\w+)",
        "https://open.spotify.com/embed/{id}",
    ),
    (
        r"(www\.|m\.)?(?P<url>soundcloud\.com/[\w-]+/[\w-]+)",
        "https://w.soundcloud.com/player/?url=https%3A//{url}",
    ),
    (r"(?P<post>[\w.-]+/@[\w.@-]+/\d{15,})$", "https://{post}/embed"),
)
_PATTERNS = [(re.compile(f"https?://{pattern}"), player) for pattern, player in _PLAYERS]
_MAP = re.compile(
    r"https?://(?:www\.)?openstreetmap\.org/\S*#map=(\d{1,2})/(-?\d{1,2}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)"
)
_DEGREES = 360  # that a map of zoom 0 shows


def player_of(url: str) -> str:
    """Return the URL of the player of a page, "" if there is none.

    >>> player_of("https://vimeo.com/1084537")
    'https://player.vimeo.com/video/1084537?dnt=1&autoplay=1'
    """
    if found := _MAP.match(url):
        return _map(int(found[1]), float(found[2]), float(found[3]))
    for pattern, player in _PATTERNS:
        if found := pattern.match(url):
            return player.format(**{name: part or "" for name, part in found.groupdict().items()})
    return ""


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def hosts_in(text: str) -> list[str]:
    """Return the hosts in lines of hosts or URLs. Raise ValueError with the first that is none.

    >>> hosts_in("player.vimeo.com\\nhttps://embed.ted.com/talks/x")
    ['player.vimeo.com', 'embed.ted.com']
    """
    hosts = []
    for line in filter(None, map(str.strip, text.splitlines())):
        host = (host_of(line) if "//" in line else line).lower()
        if not re.fullmatch(
            r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?", host
        ):
            raise ValueError(line)
        hosts.append(host)
    return list(dict.fromkeys(hosts))


def _map(zoom: int, latitude: float, longitude: float) -> str:
    """Return the map around a place, about as wide as its zoom shows."""
    width = _DEGREES / 2**zoom
    west, east = longitude - width, longitude + width
    south, north = latitude - width / 2, latitude + width / 2
    box = quote(",".join(f"{degrees:.5f}" for degrees in (west, south, east, north)))
    return (
        f"https://www.openstreetmap.org/export/embed.html?bbox={box}"
        f"&layer=mapnik&marker={latitude:.5f}%2C{longitude:.5f}"
    )
