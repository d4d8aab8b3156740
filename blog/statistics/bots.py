"""Distinguishing bots from browsers by their user agent."""

import re
from functools import lru_cache

BROWSERS = ("Mozilla/", "Opera/", "Lynx/", "w3m/", "Links ", "ELinks/", "Dillo/", "NetSurf/")
BOTS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|fetch|archiv|preview|monitor|scan|check|validat|uptime"
    r"|headless|phantom|lighthouse|pagespeed|feed|rss|curl|wget|python|java/|okhttp|http-?client"
    r"|facebookexternalhit|whatsapp|telegram|mastodon|embed|zotero",
    re.IGNORECASE,
)


@lru_cache(maxsize=1_000)
def is_bot(user_agent: str) -> bool:
    """Return whether `user_agent` names a program rather than a browser used by a person."""
    return not user_agent.startswith(BROWSERS) or bool(BOTS.search(user_agent))
