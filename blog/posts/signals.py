"""Signals of posts, for the rooms above and for posts themselves."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

# Sent with `pk` after the commit when a post or page, its visibility or its permalink has changed.
# The post may have been deleted by then.
post_changed = Signal()


def emit_changed(pk: int) -> None:
    """Send `post_changed` once the transaction is committed."""
    transaction.on_commit(partial(_send, pk))


def _send(pk: int) -> list[tuple[Any, Any]]:
    return post_changed.send_robust(sender=None, pk=pk)
