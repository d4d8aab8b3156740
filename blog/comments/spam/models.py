"""The findings of the spam filter on each comment."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from blog.comments.models import Comment, State
from blog.comments.spam.findings import Finding


class SpamCheckQuerySet(models.QuerySet["SpamCheck"]):
    """A queryset of spam checks."""


class SpamCheck(models.Model):
    """The last check of a comment; `findings` holds the results of `Finding.as_json`."""

    comment = models.OneToOneField(
        Comment, models.CASCADE, primary_key=True, related_name="spam_check"
    )
    checked_at = models.DateTimeField()
    initial_state = models.CharField(max_length=9, choices=State)
    findings = models.JSONField(default=list)
    agent = models.CharField(max_length=12, blank=True)  # the kind of program, if not a browser
    ip_trace = models.CharField(max_length=24, blank=True)  # of the sender, for a day
    text_hash = models.CharField(max_length=32, blank=True)
    minhash = models.CharField(max_length=256, blank=True)
    proof_hash = models.CharField(max_length=32, blank=True)  # of the challenge that was solved

    objects: ClassVar[models.Manager["SpamCheck"]] = models.Manager.from_queryset(
        SpamCheckQuerySet
    )()

    class Meta:
        indexes = [
            models.Index(fields=["checked_at"], name="spam_check_checked_at"),
            models.Index(fields=["ip_trace", "checked_at"], name="spam_check_ip_trace"),
            models.Index(fields=["text_hash", "checked_at"], name="spam_check_text_hash"),
            models.Index(
                fields=["proof_hash"], condition=~Q(proof_hash=""), name="spam_check_proof"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(initial_state__in=State.values), name="spam_check_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.initial_state}"

    @property
    def found(self) -> list[Finding]:
        return [Finding.from_json(data) for data in self.findings]
