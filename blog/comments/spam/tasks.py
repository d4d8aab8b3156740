"""Work of judging for the background worker."""

from django_tasks import task

from blog.comments.models import Comment
from blog.comments.spam.late_verdicts import settle


@task()
def ask_akismet(pk: int) -> None:
    """Fails if there is no answer, and is tried again; the comment waits."""
    if comment := Comment.objects.select_related("post").filter(pk=pk).first():
        settle(comment)
