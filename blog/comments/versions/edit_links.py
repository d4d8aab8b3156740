"""Edit links: signed links for commenters without an account to edit or delete a new comment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from blog.comments.emails.queueing import queue_shown
from blog.comments.hashes import sender_hash
from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused
from blog.comments.spam.filtering import filter_comment, record_check
from blog.comments.states import set_state
from blog.comments.submissions import Submission
from blog.comments.versions.editing import edit
from blog.site.models import Site

WINDOW = timedelta(minutes=15)

_signer = Signer(sep=".", salt="blog.comments.own")


class TooLate(Exception):
    """The commenter may no longer change the comment."""


@dataclass(frozen=True)
class OwnComment:
    """A comment opened through its edit link."""

    comment: Comment
    is_commenter: bool

    @property
    def may_change(self) -> bool:
        return self.is_commenter and is_changeable(self.comment)

    @property
    def until(self) -> datetime:
        return self.comment.created_at + WINDOW


def edit_token(comment: Comment, submission: Submission) -> str:
    """Return the signed token of the comment's edit link.

    Someone else who sends the same comment again may only see its state.
    """
    is_commenter = comment.sender_hash == sender_hash(submission)
    return _signer.sign(f"{comment.pk}{'' if is_commenter else 's'}")


def own_comment(token: str) -> OwnComment | None:
    """Return the comment of an edit link; None if the token is invalid or the comment is gone."""
    try:
        value = _signer.unsign(token)
    except BadSignature:
        return None
    comment = Comment.objects.select_related("post", "thread").filter(pk=value.rstrip("s")).first()
    return OwnComment(comment, is_commenter=value.isdigit()) if comment else None


def is_changeable(comment: Comment) -> bool:
    """Return whether its commenter may still change it: it is new and not spam or rejected."""
    is_new = timezone.now() < comment.created_at + WINDOW
    return is_new and comment.state in {State.PENDING, State.PUBLISHED}


@transaction.atomic
def revise(comment: Comment, submission: Submission, *, site: Site) -> None:
    """Replace the text with the submission's, and filter it again.

    Raise TooLate or CommentRefused.
    """
    _lock(comment)
    resubmit(comment, submission, site=site)


@transaction.atomic
def resubmit(comment: Comment, submission: Submission, *, site: Site) -> None:
    """Replace the text at any time, and filter it again. Raise CommentRefused."""
    was_visible = comment.is_visible
    verdict = filter_comment(submission, post=comment.post, site=site)
    if verdict.state is None:
        raise CommentRefused(verdict.message)
    edit(comment, body=submission.body)
    comment.reasons = verdict.reasons
    comment.save(update_fields=["reasons"])
    set_state(comment, verdict.state)
    record_check(comment, submission, verdict, at=timezone.now())
    if not was_visible:
        queue_shown(comment)


@transaction.atomic
def withdraw(comment: Comment) -> None:
    """Remove the comment for its commenter, who may then send it again. Raise TooLate."""
    _lock(comment)
    remove_for_commenter(comment)


@transaction.atomic
def remove_for_commenter(comment: Comment) -> None:
    """Remove the comment as `withdraw` does, but at any time."""
    comment.submission_hash, comment.withdrawn_at = None, timezone.now()
    comment.save(update_fields=["submission_hash"])
    set_state(comment, State.REMOVED)


def _lock(comment: Comment) -> None:
    """Reload the comment, and lock it until the transaction ends. Raise TooLate."""
    comment.refresh_from_db(from_queryset=Comment.objects.select_for_update())
    if not is_changeable(comment):
        raise TooLate


def delete_sender_hashes() -> int:
    """Blank the sender hashes of comments that can no longer be changed; return how many."""
    old = Comment.objects.exclude(sender_hash="").filter(created_at__lte=timezone.now() - WINDOW)
    return old.update(sender_hash="")
