"""Having the worker tell of a comment: called in the transaction that stores or shows it, so that
people are told if that happens, and only then."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from blog.comments.emails.tasks import tell_moderators, tell_readers
from blog.comments.models import Comment, State
from blog.mail.writing import mail_is_on


def announce_new(comment: Comment) -> None:
    """Tell those who judge it, and readers if they see it; of a gesture, if it must be judged."""
    if comment.is_gesture and comment.is_visible:
        return
    if mail_is_on() and comment.state in {State.PENDING, State.PUBLISHED}:
        tell_moderators.enqueue(comment.pk)
        announce_shown(comment)


def announce_shown(comment: Comment) -> None:
    """Tell readers, a little later: a decision that is undone at once, or words that are taken
    back, reach nobody."""
    if comment.is_gesture or not (mail_is_on() and comment.state == State.PUBLISHED):
        return
    later = timezone.now() + timedelta(seconds=settings.COMMENTS_TELL_AFTER)
    task = tell_readers.using(run_after=later) if settings.COMMENTS_TELL_AFTER else tell_readers
    task.enqueue(comment.pk)
