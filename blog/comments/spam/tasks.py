"""Spam checks that the background worker makes."""

from django_tasks import task

from blog.comments.models import Comment
from blog.comments.spam.late_verdicts import complete_check


@task()
def ask_akismet(pk: int) -> None:
    """Fail if there is no answer, to be tried again; the comment stays held."""
    if comment := Comment.objects.select_related("post").filter(pk=pk).first():
        complete_check(comment)
