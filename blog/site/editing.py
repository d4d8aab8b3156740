"""Saving the blog's settings."""

from functools import partial

from django.db import transaction

from blog.site.appearance import digest_of, sheet_of
from blog.site.models import Site
from blog.site.signals import settings_changed
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
    """Save the settings; after the commit, send `settings_changed`. Raise StylesheetError."""
    prepare_site(site)
    site.pk = Site.SINGLETON_PK
    changed = _changed_fields(site)
    site.save()
    if changed:
        send = partial(settings_changed.send_robust, sender=Site, changed=changed)
        transaction.on_commit(send)


@transaction.atomic
def keep_feed_host(host: str) -> None:
    """Store the host that the ids of feeds contain, unless there is one: ids never change."""
    if not Site.objects.filter(pk=Site.SINGLETON_PK).exists():
        save_site(Site())
    Site.objects.filter(pk=Site.SINGLETON_PK, feed_host="").update(feed_host=host)


def _changed_fields(site: Site) -> frozenset[str]:
    stored = Site.objects.select_for_update().filter(pk=site.pk).first() or Site()
    return frozenset(
        field.name
        for field in Site._meta.concrete_fields
        if field.editable and not field.primary_key
        if getattr(site, field.attname) != getattr(stored, field.attname)
    )
