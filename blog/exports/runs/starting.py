"""Asking for an export, and deleting it; the worker makes it."""

from functools import partial

from django.db import transaction

from blog.exports.runs.models import BlogExport, ExportFormat, storage
from blog.exports.runs.tasks import make_requested_export
from blog.people.models import Account


@transaction.atomic
def request_export(
    format: ExportFormat | str, *, by: Account, author: Account | None = None
) -> BlogExport:
    """Queue an export of everything, or of an author's posts and what belongs to these."""
    run = BlogExport.objects.create(format=format, by=by, author=author)
    transaction.on_commit(partial(make_requested_export.enqueue, run.pk))
    return run


def delete_export(run: BlogExport) -> None:
    """Delete the export and its file."""
    run.delete()
    if run.file:
        storage().delete(run.file)


def delete_old_exports() -> int:
    """Delete the exports that are older than a week, and return their number."""
    old = list(BlogExport.objects.all().old())
    for run in old:
        delete_export(run)
    return len(old)
