"""A blog with a public address, and the internet around it."""

import pytest

from blog.site.models import Site
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

OURS = "https://blog.example"


@pytest.fixture(autouse=True)
def _public(settings):
    """Errands wait until a test does them."""
    settings.PUBLIC_URL = OURS
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def open_policy(db, settings):
    """Comments appear at once; the filter has met ".example" in spam, and says so."""
    settings.COMMENTS_HELD_AT = settings.COMMENTS_SPAM_AT = 1
    Site.objects.update_or_create(pk=Site.THE_ONE, defaults={"comment_policy": "open"})
