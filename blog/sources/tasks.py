"""Background tasks on sources."""

from django_tasks import task

from blog.sources.imports.models import ImportRun
from blog.sources.imports.running import continue_import


@task()
def run_import(pk: int) -> None:
    """Continue an import for a turn, and queue the next turn if entries are left."""
    run = ImportRun.objects.filter(pk=pk, finished_at=None).first()
    if run and not continue_import(run):
        run_import.enqueue(pk)
