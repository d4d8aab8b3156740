"""What a moderator decides of comments, and takes back."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from blog.comments.emails.queueing import announce_shown
from blog.comments.models import Comment
from blog.comments.moderation.models import Act, Decision
from blog.comments.spam.bayes.training import taught, teach
from blog.comments.states import set_state
from blog.people.models import Account


def approve(comment: Comment, *, by: Account | None = None) -> None:
    """Show the comment to readers."""
    decide([comment], act=Act.APPROVE, by=by)


def reject(comment: Comment, *, by: Account | None = None) -> None:
    """Keep the comment from readers, without calling it spam."""
    decide([comment], act=Act.REJECT, by=by)


def mark_spam(comment: Comment, *, by: Account | None = None) -> None:
    decide([comment], act=Act.SPAM, by=by)


@transaction.atomic
def decide(comments: Iterable[Comment], *, act: Act, by: Account | None = None) -> Decision | None:
    """Do the same to all of `comments`; None if that changes none of them.

    What its writer took back stays so.
    """
    before = {comment: _judged_state(comment) for comment in comments}
    changed = {
        comment: state for comment, state in before.items() if state and act.outcome(state) != state
    }
    if not changed:
        return None
    decision = Decision.objects.create(act=act, by=by)
    for comment, state in changed.items():
        decision.rulings.create(comment=comment, state_before=state, taught_before=taught(comment))
        set_state(comment, act.outcome(state))
        teach(comment, is_spam=act.lesson)
        announce_shown(comment)
    return decision


@transaction.atomic
def undo(decision: Decision) -> list[Comment]:
    """Make the comments what they were before, but for those decided upon again since."""
    undone = Decision.objects.filter(pk=decision.pk, undone_at=None)
    if not undone.update(undone_at=timezone.now()):
        return []
    restored = []
    for ruling in decision.rulings.select_related("comment"):
        later = ruling.comment.rulings.filter(pk__gt=ruling.pk, decision__undone_at=None)
        if _judged_state(ruling.comment) and not later.exists():
            set_state(ruling.comment, ruling.state_before)
            teach(ruling.comment, is_spam=ruling.taught_before)
            restored.append(ruling.comment)
    return restored


def _judged_state(comment: Comment) -> str | None:
    """As it is stored, and stays until this transaction ends; None if nobody may judge it."""
    kept = Comment.objects.select_for_update().filter(pk=comment.pk, withdrawn_at=None)
    return kept.values_list("state", flat=True).first()
