"""Deleting copies, with their files as soon as no other copy has them."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.copies.models import KeptCopy
from blog.copies.showing import mark_copies, set_policy
from blog.copies.storing import names_before, storage
from blog.people.audit import note
from blog.people.models import Account
from blog.sources.models import CopyPolicy

ABANDONED = timedelta(days=1)


@transaction.atomic
def delete_copy(copy: KeptCopy, *, by: Account | None) -> None:
    """Delete the copy for good. After the last one of a source, no new one is taken."""
    source = copy.source
    note(by, f"Deleted the copy of {copy.url} of {copy.taken_at:%Y-%m-%d}.", of=source)
    delete_rows([copy])
    if not source.copies.exists():
        set_policy(source, CopyPolicy.NONE, by=by)
    mark_copies([source])


def delete_rows(copies: Iterable[KeptCopy]) -> None:
    """Delete the copies and, after the commit, their files. Call it in a transaction."""
    for copy in list(copies):
        KeptCopy.objects.filter(pk=copy.pk).delete()
        transaction.on_commit(partial(_delete_unused, copy.path))


def delete_abandoned_files() -> int:
    """Delete files that no copy has: those of deleted sources and of killed workers."""
    old = list(names_before(timezone.now() - ABANDONED))
    return sum(_delete_unused(name) for name in old)


def _delete_unused(name: str) -> bool:
    if KeptCopy.objects.filter(Q(warc=name) | Q(file=name)).exists():
        return False
    storage().delete(name)
    return True
