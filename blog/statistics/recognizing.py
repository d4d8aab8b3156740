"""Tells people from programs, and which page of another host led here."""

import re
from urllib.parse import urlsplit

BROWSERS = ("Mozilla/", "Opera/", "Lynx/", "w3m/", "Links ", "ELinks/", "Dillo/", "NetSurf/")
PROGRAMS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|fetch|archiv|preview|monitor|scan|check|validat|uptime"
    r"|headless|phantom|lighthouse|pagespeed|feed|rss|curl|wget|python|java/|okhttp|http-?client"
    r"|facebookexternalhit|whatsapp|telegram|mastodon|embed|zotero",
    re.IGNORECASE,
)
HOST = re.compile(r"(?=.{4,100}$)[a-z0-9-]+(\.[a-z0-9-]+)+")


def is_browser(agent: str) -> bool:
    """Whether a person seems to sit before what calls itself `agent`."""
    return agent.startswith(BROWSERS) and not PROGRAMS.search(agent)


def referring_host(referrer: str, *, own_host: str) -> str:
    """The host of the page that led here; "" if there is none, or it is our own."""
    try:
        parts = urlsplit(referrer)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host):
        return ""
    return "" if _plain(host) == _plain(own_host) else _plain(host)


def _plain(host: str) -> str:
    return host.lower().partition(":")[0].removeprefix("www.")
