"""Background tasks that send emails about comments."""

from django_tasks import task

from blog.comments.emails import notifying
from blog.comments.models import Comment


@task()
def notify_moderators(pk: int) -> None:
    if comment := _comment(pk):
        notifying.notify_moderators(comment)


@task()
def notify_followers(pk: int) -> None:
    if comment := _comment(pk):
        notifying.notify_followers(comment)


def _comment(pk: int) -> Comment | None:
    return Comment.objects.select_related("post", "parent").filter(pk=pk).first()
