"""Work on comments for the background worker."""

from django_tasks import task

from blog.comments.emails import notifying
from blog.comments.models import Comment


@task()
def tell_moderators(pk: int) -> None:
    if comment := _comment(pk):
        notifying.tell_moderators(comment)


@task()
def tell_readers(pk: int) -> None:
    if comment := _comment(pk):
        notifying.tell_readers(comment)


def _comment(pk: int) -> Comment | None:
    return Comment.objects.select_related("post", "parent").filter(pk=pk).first()
