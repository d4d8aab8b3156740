"""The background task that copies a picture of another site, and the job that queues it."""

from django_tasks import task

from blog.posts.pictures.copying import copy_remote
from blog.posts.pictures.models import RemotePicture

MOST_QUEUED = 50  # at a time


@task()
def copy_remote_picture(pk: int) -> None:
    if remote := RemotePicture.objects.filter(pk=pk).select_related("post").first():
        copy_remote(remote)


def queue_due_copies() -> int:
    """Queue the copies that are due, and return their number."""
    due = list(RemotePicture.objects.due().values_list("pk", flat=True)[:MOST_QUEUED])
    for pk in due:
        copy_remote_picture.enqueue(pk)
    return len(due)
