"""Background tasks of the spam filter."""

from django_tasks import task

from blog.comments.models import Comment
from blog.comments.spam.late_verdicts import complete_check


@task()
def ask_akismet(pk: int) -> None:
    """Query Akismet. Without an answer, fail and be retried; the comment stays held."""
    if comment := Comment.objects.select_related("post").filter(pk=pk).first():
        complete_check(comment)
