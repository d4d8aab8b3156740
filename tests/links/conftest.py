"""A blog that may contact other sites, and the internet around it."""

import pytest

from blog.sources.models import Source
from tests.factories import make_source
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

TEXT = "<title>A letter</title><p>" + "Dear Ada, the engine is ready. " * 20


@pytest.fixture(autouse=True)
def _public(settings):
    """Queued work waits until a test does it."""
    settings.PUBLIC_URL = "https://blog.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def make_web_source(url: str = "http://ada.example/letter", **item) -> Source:
    return make_source(type="webpage", URL=url, **item)
