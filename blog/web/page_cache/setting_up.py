"""The page cache as the settings ask for it."""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from blog.web.page_cache.changes.feed import DjangoFeed, SQLiteFeed
from blog.web.page_cache.copies import Copies
from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.nginx_views import read_views
from blog.web.page_cache.serving import Application, CachedApplication
from blog.web.page_cache.stores import Store
from blog.web.page_cache.stores.sqlite import SQLiteStore
from blog.web.page_cache.sweeping import start_in_each_process, sweep_always

PROGRAM = ("blog/**/*.py", "blog/locale/**/*.mo", "config/**/*.py", "templates/**/*.*")
FEED_SECONDS = 0.5  # between two looks at a log on another host
# Settings that pages show.
SHOWN = (
    *("ORIGIN", "SECRET_KEY", "WEBSUB_HUB", "COMMENTS_MAX_LENGTH", "HTTPS"),
    *("COMMENTS_MAX_LINKS", "MAIL_IS_ON", "HSTS_SUBDOMAINS", "HSTS_PRELOAD"),
)


def with_page_cache(application: Application) -> Application:
    """Return the application with kept pages in front, unless the settings turn them off."""
    if settings.DEBUG or settings.PAGE_CACHE == "off":
        return application
    pages = page_cache()
    if settings.PAGE_CACHE == "nginx":
        folder, origin = settings.DATA_DIR / "pages", settings.PUBLIC_URL.lower()
        start_in_each_process(
            partial(sweep_always, pages), partial(read_views, pages, folder, origin=origin)
        )
    return CachedApplication(application, pages)


def page_cache() -> PageCache:
    feed = (
        SQLiteFeed(Path(settings.DATABASE["NAME"]))
        if settings.IS_SMALL
        else DjangoFeed(seconds=FEED_SECONDS)
    )
    return PageCache(_store(), feed, _copies())


def _copies() -> Copies | None:
    """Return where the copies for nginx are; None if they are not wanted."""
    is_wanted = settings.PAGE_CACHE == "nginx" and settings.PUBLIC_URL
    folder = settings.DATA_DIR / "pages" / "copies"
    return Copies(folder, origin=settings.PUBLIC_URL.lower()) if is_wanted else None


def _store() -> Store:
    """Return the hosts' Redis, or a file of this host, with which copies for nginx are deleted."""
    max_bytes = settings.PAGE_CACHE_MB * 1024 * 1024
    if settings.CACHE_URL and settings.PAGE_CACHE != "nginx":
        from blog.web.page_cache.stores.redis import RedisStore  # noqa: PLC0415  takes 14 MB

        return RedisStore(settings.CACHE_URL, edition=edition(), max_bytes=max_bytes)
    return SQLiteStore(settings.DATA_DIR / "pages", edition=edition(), max_bytes=max_bytes)


def edition() -> str:
    """Return a digest of what makes pages beside the database: program, static files, settings.

    It is the same on every host with the same checkout.
    """
    digest = hashlib.sha256()
    for part in _parts():
        digest.update(repr(part).encode())
    return digest.hexdigest()[:16]


def _parts() -> Iterator[Any]:
    for pattern in PROGRAM:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            yield path.name, path.read_bytes()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    yield manifest.read_bytes() if manifest.is_file() else b""
    for name in SHOWN:
        yield name, getattr(settings, name)
