"""The key of a page: what of a request decides which page it is, and which requests have none."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve

NEVER = (f"/{settings.ADMIN_PATH}/", "/media/", "/static/", "/health/", "/preview/")
# Parameters that advertisers and newsletters append, and that no page reads.
TRACKING = re.compile(
    r"(utm|pk|mtm|matomo|piwik)_\w+|_ga|_gl|_hsenc|_hsmi|_openstat|epik|gclsrc"
    r"|(fb|g|d|y|tw|tt)clid|msclkid|gbraid|wbraid|igsh|igshid|li_fat_id"
    r"|mc_[ce]id|mkt_tok|oly_(anon|enc)_id|rb_clickid|srsltid|s_kwcid|vero_id|wickedid",
    re.IGNORECASE,
)
# The kept pages by the names of their routes, each with the parameters it reads.
CURSORS = frozenset({"after", "before"})
MONTH = frozenset({"month"})
NONE: frozenset[str] = frozenset()
ROUTES = {
    **dict.fromkeys(("home", "year", "month", "tag", "author", "post"), CURSORS),
    **dict.fromkeys(("series", "tags", "sources", "all-series", "authors"), frozenset({"after"})),
    **dict.fromkeys(("feed", "tag-feed", "author-feed", "series-feed"), MONTH),
    **dict.fromkeys(("comments-feed", "post-feed"), MONTH),
    **dict.fromkeys(("archive", "source", "sitemap", "sitemap-part", "robots", "humans"), NONE),
    **dict.fromkeys(("manifest", "source-cite", "post-cite"), NONE),
    **dict.fromkeys(("post-versions", "post-version", "post-version-changes"), NONE),
    "post-timemap": NONE,
}
MAX_LENGTH = 600
FEEDS = ("/feed/", "/feed/rss/")

Environ = Mapping[str, Any]


def without_tracking(query: str) -> str:
    """Return the query string without the parameters that track where a reader came from."""
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def key_of(environ: Environ) -> str | None:
    """Return the key of the page that is asked for; None if no kept page answers this request.

    The query string must be without tracking parameters.
    """
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(NEVER):
        return None
    if _is_personal(environ):
        return None
    query, host = environ["QUERY_STRING"], environ.get("HTTP_HOST", "").lower()
    key = f"{_scheme(environ)}://{host}{path}{'?' if query else ''}{query}"
    if path.endswith(FEEDS) and "text/html" in environ.get("HTTP_ACCEPT", ""):
        key += " in a browser"
    return key if host and len(key) <= MAX_LENGTH else None


def is_kept(environ: Environ) -> bool:
    """Return whether the page at this path and with these parameters may be kept."""
    path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
    try:
        route = resolve(path).url_name or ""
    except Resolver404:
        return False
    names = [name for name, _value in parse_qsl(environ["QUERY_STRING"], keep_blank_values=True)]
    is_once = len(names) == len(set(names))
    return route in ROUTES and is_once and ROUTES[route].issuperset(names)


def _is_personal(environ: Environ) -> bool:
    """Return whether the request comes from an account's session."""
    cookies = environ.get("HTTP_COOKIE", "")
    return (
        settings.SESSION_COOKIE_NAME in cookies
        or settings.CSRF_COOKIE_NAME in cookies
        or "HTTP_AUTHORIZATION" in environ
    )


def _scheme(environ: Environ) -> str:
    if not settings.BEHIND_PROXY:
        return str(environ["wsgi.url_scheme"])
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO", "").partition(",")[0].strip()
    return "https" if forwarded == "https" else "http"
