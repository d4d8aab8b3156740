"""A comment's writer, who has no account, changes it by an address that only they were given."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from blog.comments.emails.queueing import announce_shown
from blog.comments.hashes import sender_of
from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused
from blog.comments.spam.filtering import judge, remember
from blog.comments.states import set_state
from blog.comments.submissions import Submission
from blog.comments.versions.editing import edit
from blog.site.models import Site

WINDOW = timedelta(minutes=15)

_signer = Signer(sep=".", salt="blog.comments.own")


class TooLate(Exception):
    """The comment is no longer its writer's to change."""


@dataclass(frozen=True)
class Own:
    """A comment as its writer sees it."""

    comment: Comment
    is_writer: bool

    @property
    def may_change(self) -> bool:
        return self.is_writer and is_changeable(self.comment)

    @property
    def until(self) -> datetime:
        return self.comment.created_at + WINDOW


def own_token(comment: Comment, submission: Submission) -> str:
    """Stands for the comment in its writer's address.

    Whoever sends the same words again from elsewhere may see what became of them, no more.
    """
    is_writer = comment.sender == sender_of(submission)
    return _signer.sign(f"{comment.pk}{'' if is_writer else 's'}")


def owned(token: str) -> Own | None:
    try:
        said = _signer.unsign(token)
    except BadSignature:
        return None
    comment = Comment.objects.select_related("post", "thread").filter(pk=said.rstrip("s")).first()
    return Own(comment, is_writer=said.isdigit()) if comment else None


def is_changeable(comment: Comment) -> bool:
    """Whether its writer may still change it; what was taken for spam or rejected stays so."""
    is_new = timezone.now() < comment.created_at + WINDOW
    return is_new and comment.state in {State.PENDING, State.PUBLISHED}


@transaction.atomic
def revise(comment: Comment, submission: Submission) -> None:
    """Let the comment say something else; it is judged again.

    Raises TooLate and CommentRefused.
    """
    _lock(comment)
    say_anew(comment, submission)


@transaction.atomic
def say_anew(comment: Comment, submission: Submission) -> None:
    """Let the comment say something else, whenever that is; it is judged again.

    Raises CommentRefused.
    """
    was_visible = comment.is_visible
    verdict = judge(submission, post=comment.post, site=Site.objects.current())
    if verdict.state is None:
        raise CommentRefused(verdict.message)
    edit(comment, body=submission.body)
    comment.reasons = verdict.reasons
    comment.save(update_fields=["reasons"])
    set_state(comment, verdict.state)
    remember(comment, submission, verdict, at=timezone.now())
    if not was_visible:
        announce_shown(comment)


@transaction.atomic
def withdraw(comment: Comment) -> None:
    """Take it back. The same words may then be sent anew.

    Raises TooLate.
    """
    _lock(comment)
    take_back(comment)


@transaction.atomic
def take_back(comment: Comment) -> None:
    """Remove it as its own writer does, at any time."""
    comment.digest, comment.withdrawn_at = None, timezone.now()
    comment.save(update_fields=["digest"])
    set_state(comment, State.REMOVED)


def _lock(comment: Comment) -> None:
    """Read it anew and keep others from it until the transaction ends."""
    comment.refresh_from_db(from_queryset=Comment.objects.select_for_update())
    if not is_changeable(comment):
        raise TooLate


def forget_senders() -> int:
    """Who sent a comment need not be known once it cannot be changed any more."""
    old = Comment.objects.exclude(sender="").filter(created_at__lte=timezone.now() - WINDOW)
    return old.update(sender="")
