"""Moderators' decisions, with the data to undo them exactly."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment, State
from blog.people.models import Account


class ModeratorAction(models.TextChoices):
    APPROVE = "approve", _("approved")
    SPAM = "spam", _("marked as spam")
    REJECT = "reject", _("rejected")

    @property
    def trains_as_spam(self) -> bool | None:
        """Whether the spam filter learns the comment as spam; None if it does not learn it."""
        return None if self == ModeratorAction.REJECT else self == ModeratorAction.SPAM

    def state_after(self, before: str) -> State:
        """Return the new state of a comment in the state `before`.

        A rejected comment is REMOVED if readers have seen it, otherwise REJECTED.
        """
        if self == ModeratorAction.REJECT:
            was_seen = before in {State.PUBLISHED, State.REMOVED}
            return State.REMOVED if was_seen else State.REJECTED
        return State.PUBLISHED if self == ModeratorAction.APPROVE else State.SPAM


class DecisionQuerySet(models.QuerySet["Decision"]):
    def undoable_by(self, account: Account) -> Self:
        """Return the account's decisions that were not undone, newest first."""
        return self.filter(by=account, undone_at=None).order_by("-pk")


class Decision(models.Model):
    """A moderator's action on one comment or on several."""

    action = models.CharField(max_length=7, choices=ModeratorAction)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Decision"]] = models.Manager.from_queryset(DecisionQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="decision_last_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=ModeratorAction.values), name="decision_action"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}, {self.made_at:%Y-%m-%d %H:%M}"


class DecisionItem(models.Model):
    """A comment in a decision: its earlier state, and how the spam filter had learned it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="items")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decision_items")
    state_before = models.CharField(max_length=9, choices=State)
    was_trained_as_spam = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "comment"], name="decision_item_once"),
            models.CheckConstraint(
                condition=Q(state_before__in=State.values), name="decision_item_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.comment_id}"
