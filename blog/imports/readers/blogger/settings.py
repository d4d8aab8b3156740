"""The settings of a blog, from the feed of a backup or the table of Takeout."""

import csv
import io
from pathlib import PurePosixPath

from blog.imports.readers.archives import Archive
from blog.imports.records import Blog, Options, Place

TABLE = "settings.csv"
# Codes of languages that Java keeps from before 1989.
FORMER_CODES = {"in": "id", "iw": "he", "ji": "yi", "no": "nb"}


def read_settings(archive: Archive, *, beside: str) -> dict[str, str]:
    """Return the settings in the table next to the feed `beside`, by names without "blog_"."""
    name = str(PurePosixPath(beside).with_name(TABLE))
    if name not in archive.names:
        return {}
    with archive.open(name) as file:
        text = file.read(1_000_000).decode("utf-8-sig", errors="replace")
    row = next(csv.DictReader(io.StringIO(text, newline="")), {})
    values = {key: value for key, value in row.items() if key and isinstance(value, str)}
    return {key.lower().removeprefix("blog_"): value.strip() for key, value in values.items()}


def blog_of(settings: dict[str, str], options: Options, *, place: Place) -> Blog:
    """Return the blog with these settings."""
    language = settings.get("locale", "").replace("_", "-")
    base, *rest = language.split("-")
    return Blog(
        place=place,
        key=settings.get("id", ""),
        name=settings.get("name") or settings.get("title", ""),
        description=settings.get("description", ""),
        url=options.site_url or _url(settings),
        language="-".join([FORMER_CODES.get(base, base), *rest]),
        time_zone=settings.get("time_zone", ""),
        date_format=settings.get("date_format", ""),
    )


def _url(settings: dict[str, str]) -> str:
    if domain := settings.get("custom_domain"):
        return domain if "://" in domain else f"https://{domain}/"
    if settings.get("subdomain"):
        return f"https://{settings['subdomain']}.blogspot.com/"
    return settings.get("url", "")
