"""Background task of exports."""

from django_tasks import task

from blog.exports.runs.models import BlogExport
from blog.exports.runs.running import make_export


@task()
def make_requested_export(pk: int) -> None:
    """Make an export that is still wanted and not made yet."""
    run = BlogExport.objects.select_related("author").filter(pk=pk, file="", error="").first()
    if run:
        make_export(run)
