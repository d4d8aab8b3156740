"""A blog with a public URL and a program that receives its events."""

import json

import pytest

from blog.webhooks.editing import add_webhook
from blog.webhooks.models import Event, Webhook, WebhookDelivery
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

HOOK = "https://hooks.example/in"


@pytest.fixture(autouse=True)
def _public(settings):
    """Queued work waits until a test does it."""
    settings.PUBLIC_URL = settings.ORIGIN = "https://blog.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def webhook(db) -> Webhook:
    return add_webhook(url=HOOK, events=list(Event))


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Return a context after which what waits for the commit has happened."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def queued() -> list[tuple[str, dict]]:
    """The events that were queued and their data, the first one first."""
    rows = WebhookDelivery.objects.order_by("pk")
    return [(row.event, json.loads(row.body)["data"]) for row in rows]


def events() -> list[str]:
    return [event for event, _data in queued()]
