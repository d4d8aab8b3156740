"""Deciding about comments as a moderator, and undoing a decision."""

from collections.abc import Iterable
from operator import attrgetter

from django.db import transaction
from django.utils import timezone

from blog.comments.emails.queueing import queue_shown
from blog.comments.models import Comment
from blog.comments.moderation.models import Decision, ModeratorAction
from blog.comments.spam.bayes.training import train, training_of
from blog.comments.states import set_state
from blog.people.models import Account


def approve(comment: Comment, *, by: Account | None = None) -> None:
    """Publish the comment."""
    decide([comment], action=ModeratorAction.APPROVE, by=by)


def reject(comment: Comment, *, by: Account | None = None) -> None:
    """Reject the comment, or remove it if it was published, without marking it as spam."""
    decide([comment], action=ModeratorAction.REJECT, by=by)


def mark_spam(comment: Comment, *, by: Account | None = None) -> None:
    """Mark the comment as spam."""
    decide([comment], action=ModeratorAction.SPAM, by=by)


@transaction.atomic
def decide(
    comments: Iterable[Comment], *, action: ModeratorAction, by: Account | None = None
) -> Decision | None:
    """Apply the action to all of `comments`; return None if that changes none of them.

    Comments that their commenters removed stay removed.
    """
    in_order = sorted(comments, key=attrgetter("pk"))  # a fixed order prevents deadlocks
    before = {comment: _lock_state(comment) for comment in in_order}
    changed = {
        comment: state
        for comment, state in before.items()
        if state and action.state_after(state) != state
    }
    if not changed:
        return None
    decision = Decision.objects.create(action=action, by=by)
    for comment, state in changed.items():
        decision.items.create(
            comment=comment, state_before=state, was_trained_as_spam=training_of(comment)
        )
        set_state(comment, action.state_after(state))
        train(comment, is_spam=action.trains_as_spam)
        queue_shown(comment)
    return decision


@transaction.atomic
def undo(decision: Decision) -> list[Comment]:
    """Restore the comments that were not decided again since, and return them."""
    undone = Decision.objects.filter(pk=decision.pk, undone_at=None)
    if not undone.update(undone_at=timezone.now()):
        return []
    restored = []
    for item in decision.items.select_related("comment").order_by("comment_id"):
        later = item.comment.decision_items.filter(pk__gt=item.pk, decision__undone_at=None)
        if _lock_state(item.comment) and not later.exists():
            set_state(item.comment, item.state_before)
            train(item.comment, is_spam=item.was_trained_as_spam)
            restored.append(item.comment)
    return restored


def _lock_state(comment: Comment) -> str | None:
    """Lock the comment and return its stored state; None if its commenter removed it."""
    stored = Comment.objects.select_for_update().filter(pk=comment.pk, withdrawn_at=None)
    return stored.values_list("state", flat=True).first()
