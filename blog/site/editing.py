"""Saving the blog's settings."""

from django.db import transaction

from blog.site.appearance import digest_of, sheet_of
from blog.site.models import Site
from blog.text.formats.markdown import comment_html
from blog.text.html.stylesheets import validate_stylesheet


def prepare_site(site: Site) -> None:
    """Set the values derived from the settings: the footer's HTML and the style sheet's digest.

    Raise StylesheetError for custom CSS that is broken or loads from another host.
    """
    validate_stylesheet(site.custom_css)
    site.footer_html = comment_html(site.footer) if site.footer.strip() else ""
    site.sheet_digest = digest_of(sheet_of(site))


@transaction.atomic
def save_site(site: Site) -> None:
    """Save the settings. Raise StylesheetError."""
    prepare_site(site)
    site.pk = Site.SINGLETON_PK
    site.save()
