"""The signals of posts, heard by the rooms above and by posts themselves."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

# A post or page, or whether and where readers find it, has changed: sent after the commit with
# `pk`. The post may be gone by then.
post_changed = Signal()


def emit_changed(pk: int) -> None:
    """Send `post_changed` once the transaction is committed."""
    transaction.on_commit(partial(_send, pk))


def _send(pk: int) -> list[tuple[Any, Any]]:
    return post_changed.send_robust(sender=None, pk=pk)
