"""Activating the blog's time zone and date format, and its language or another."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone, translation

from blog.site import dates
from blog.site.models import Site


@contextmanager
def localized(site: Site, *, language: str = "") -> Iterator[None]:
    """Activate `language` (the blog's if empty) and the blog's time zone and date format."""
    with (
        translation.override(language or site.language),
        timezone.override(site.zone),
        dates.override(site.date_format),
    ):
        yield
