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


@pytest.fixture(autouse=True)
def _copies(settings, tmp_path):
    """Copies are kept in a folder of the test."""
    copies = {**settings.STORAGES["copies"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "copies": copies}


def make_web_source(url: str = "http://ada.example/letter", **item) -> Source:
    return make_source(type="webpage", URL=url, **item)
