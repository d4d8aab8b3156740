"""Background tasks of imports."""

from django_tasks import task

from blog.imports.runs.models import BlogImport, ImportStage
from blog.imports.runs.running import check_import, continue_import


@task()
def check_upload(pk: int) -> None:
    """Find out what an upload would bring."""
    run = BlogImport.objects.filter(pk=pk, stage=ImportStage.CHECKING).first()
    if run:
        check_import(run)


@task()
def load_upload(pk: int) -> None:
    """Load an upload for a turn, and queue the next turn if something is left."""
    run = BlogImport.objects.select_related("by").filter(pk=pk, stage=ImportStage.LOADING).first()
    if run and not continue_import(run):
        load_upload.enqueue(pk)
