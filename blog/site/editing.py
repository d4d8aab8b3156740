"""Changing the blog's settings."""

from django.db import transaction

from blog.site.looks import digest_of, sheet_of
from blog.site.models import Site
from blog.text.formats.markdown import comment_html
from blog.text.html.stylesheets import validate_stylesheet


def prepare_site(site: Site) -> None:
    """Make what is stored of the settings for readers: the footer's HTML, the sheet's name.

    Raises SheetRefused for CSS of the owner's that is broken or asks another host.
    """
    validate_stylesheet(site.own_css)
    site.footer_html = comment_html(site.footer) if site.footer.strip() else ""
    site.sheet_digest = digest_of(sheet_of(site))


@transaction.atomic
def save_site(site: Site) -> None:
    """Store the settings. Raises SheetRefused."""
    prepare_site(site)
    site.pk = Site.THE_ONE
    site.save()
