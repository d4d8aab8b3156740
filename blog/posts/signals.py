"""What posts tell the rooms above, and each other."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

# A post or page, or whether and where readers find it, has changed: sent after the commit with
# `pk`. The post may be gone by then.
post_changed = Signal()


def tell_changed(pk: int) -> None:
    transaction.on_commit(partial(_send, pk))


def _send(pk: int) -> list[tuple[Any, Any]]:
    return post_changed.send_robust(sender=None, pk=pk)
