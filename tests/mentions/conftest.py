"""A blog with a public URL, a page that takes webmentions, and the internet around them."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from time_machine import travel

from blog.mentions.models import Delivery
from blog.mentions.queueing import queue_scan
from blog.mentions.running import queue_due_webmentions
from blog.mentions.sending import send
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_post, rewrite
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

OURS = "https://blog.example"
THERE = "https://ada.example/1"
LINK = f'<p>See <a href="{THERE}">Ada</a>.</p>'
ENDPOINT = "ada.example/endpoint"


@pytest.fixture(autouse=True)
def _public(settings):
    """Queued work waits until a test does it."""
    settings.PUBLIC_URL = OURS
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def open_policy(db, settings):
    """Comments appear at once; the filter has met ".example" in spam, and says so."""
    settings.COMMENTS_HELD_AT = settings.COMMENTS_SPAM_AT = 1
    Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"comment_policy": "open"})


@pytest.fixture
def ada(internet):
    """A page that takes webmentions."""
    internet.page("ada.example/1", "<a rel=webmention href=/endpoint?key=1&amp;b=2>here</a>")
    internet.page(ENDPOINT, status="202 Accepted", kind="")
    return internet


def make_recent(body: str = LINK, **fields) -> Post:
    """A post published five minutes ago."""
    return make_post(at=timezone.now() - timedelta(minutes=5), body=body, **fields)


def edit(post: Post, body: str) -> None:
    post.refresh_from_db()
    rewrite(post, by=None, body=body)
    queue_scan(post.pk)


def run_worker(*, minutes: int = 3) -> None:
    """Do what the worker does some minutes later."""
    with travel(timezone.now() + timedelta(minutes=minutes)):
        queue_due_webmentions()
        for delivery in Delivery.objects.due():
            send(delivery)


def posted(internet) -> list[dict[str, str]]:
    """The forms that were sent to endpoints."""
    forms = (parse_qs(asked.body) for asked in internet.asked if asked.head.startswith("POST"))
    return [{name: values[0] for name, values in form.items()} for form in forms]
