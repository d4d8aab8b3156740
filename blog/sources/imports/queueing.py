"""Queueing imports for the worker."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from blog.people.models import Account
from blog.sources.imports.models import ImportRun
from blog.sources.tasks import run_import


def start_import(text: str, *, by: Account | None, separate: Iterable[str] = ()) -> ImportRun:
    """Queue the import of a bibliography; `separate` are entries that are works of their own."""
    run = ImportRun.objects.create(by=by, text=text, separate=list(separate))
    transaction.on_commit(partial(run_import.enqueue, run.pk))
    return run
