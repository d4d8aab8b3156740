"""Queue a scan of a post's links when the post or a source it cites changes."""

from functools import partial
from typing import Any

from django.db import transaction

from blog.mentions.queueing import queue_scan, queue_scans_citing
from blog.posts.signals import post_changed
from blog.sources.models import Source
from blog.sources.signals import source_changed


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="mentions")
    source_changed.connect(on_source_changed, dispatch_uid="mentions")


def on_post_changed(pk: int, **_kwargs: Any) -> None:
    queue_scan(pk)


def on_source_changed(source: Source, **_kwargs: Any) -> None:
    """Wait for the commit: the signal is emitted within the transaction."""
    transaction.on_commit(partial(queue_scans_citing, source.pk))
