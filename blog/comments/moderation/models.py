"""What moderators decided, kept so that it can be taken back exactly."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment, State
from blog.people.models import Account


class Act(models.TextChoices):
    APPROVE = "approve", _("approved")
    SPAM = "spam", _("marked as spam")
    REJECT = "reject", _("rejected")

    @property
    def lesson(self) -> bool | None:
        """Whether it shows the filter spam; None: it teaches nothing."""
        return None if self == Act.REJECT else self == Act.SPAM

    def outcome(self, before: str) -> State:
        """What becomes of a comment that was `before`: what readers have seen is removed."""
        if self == Act.REJECT:
            was_seen = before in {State.PUBLISHED, State.REMOVED}
            return State.REMOVED if was_seen else State.REJECTED
        return State.PUBLISHED if self == Act.APPROVE else State.SPAM


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self, account: Account) -> Self:
        """Those of the account that were not taken back, the last one first."""
        return self.filter(by=account, undone_at=None).order_by("-pk")


class Decision(models.Model):
    """One act of a moderator, on one comment or on many."""

    act = models.CharField(max_length=7, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Decision"]] = models.Manager.from_queryset(DecisionQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="decision_last_of")]
        constraints = [
            models.CheckConstraint(condition=Q(act__in=Act.values), name="decision_act"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}, {self.made_at:%Y-%m-%d %H:%M}"


class Ruling(models.Model):
    """A decision's part about one comment: what it was before, also to the filter."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rulings")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="rulings")
    state_before = models.CharField(max_length=9, choices=State)
    taught_before = models.BooleanField(null=True)  # as what the filter had learned it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "comment"], name="ruling_once"),
            models.CheckConstraint(condition=Q(state_before__in=State.values), name="ruling_state"),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.comment_id}"
