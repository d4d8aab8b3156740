"""Queueing emails about a comment, in the transaction that stores or publishes it, so that they
are sent only if it commits."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from blog.comments.emails.tasks import notify_followers, notify_moderators
from blog.comments.models import Comment, State
from blog.mail.writing import mail_is_on


def queue_new(comment: Comment) -> None:
    """Queue emails about a new comment: to moderators and, if it is published, to followers.

    A reaction is announced only if it is pending.
    """
    if comment.is_reaction and comment.is_visible:
        return
    if mail_is_on() and comment.state in {State.PENDING, State.PUBLISHED}:
        notify_moderators.enqueue(comment.pk)
        queue_shown(comment)


def queue_shown(comment: Comment) -> None:
    """Queue emails to followers about a published comment, with a delay.

    If a moderator undoes the decision or the commenter removes the comment in time, no email is
    sent.
    """
    if comment.is_reaction or not (mail_is_on() and comment.state == State.PUBLISHED):
        return
    delay = timedelta(seconds=settings.COMMENTS_NOTIFY_AFTER)
    task = notify_followers.using(run_after=timezone.now() + delay) if delay else notify_followers
    task.enqueue(comment.pk)
