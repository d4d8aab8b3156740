"""Work in the blog's language and time zone, and write dates as it does."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone, translation

from blog.site import dates
from blog.site.models import Site


@contextmanager
def localized(site: Site) -> Iterator[None]:
    """Work in the blog's language and time zone, and write days as it does."""
    with (
        translation.override(site.language),
        timezone.override(site.zone),
        dates.override(site.date_format),
    ):
        yield
