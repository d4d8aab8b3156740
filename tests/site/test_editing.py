"""Saving the settings."""

import pytest
from django.db import transaction
from django.dispatch import Signal

from blog.site.editing import keep_feed_host, save_site
from blog.site.models import Site
from blog.site.signals import settings_changed
from tests.broken_database import Broken, failing_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changes():
    """The names of changed settings of each save, as receivers get them."""
    seen: list[frozenset[str]] = []

    def receive(changed: frozenset[str], **_extra: object) -> None:
        seen.append(changed)

    assert isinstance(settings_changed, Signal)
    settings_changed.connect(receive)
    yield seen
    settings_changed.disconnect(receive)


def test_receivers_get_the_settings_that_the_owner_changed(changes):
    save_site(Site(pk=1, name="River Notes"))
    site = Site.objects.current()
    site.name, site.menu = "Sea Notes", [{"title": "About", "url": "/about/", "since": ""}]
    save_site(site)
    save_site(site)
    assert changes == [{"name"}, {"name"}]


def test_receivers_get_no_change_that_is_rolled_back(changes):
    with transaction.atomic():
        save_site(Site(pk=1, name="River Notes"))
        transaction.set_rollback(True)
    assert changes == []


def test_the_host_of_feed_ids_is_stored_with_the_settings_or_not_at_all():
    with pytest.raises(Broken), failing_at('UPDATE "blog_site" SET "feed_host"'):
        keep_feed_host("first.example")
    assert not Site.objects.exists()


def test_the_host_of_feed_ids_never_changes():
    keep_feed_host("first.example")
    keep_feed_host("second.example")
    assert Site.objects.current().feed_host == "first.example"
