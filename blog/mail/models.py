"""Emails, stored in the transaction that causes them, so that none is lost."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy


class Email(DueWork):
    """An email to one person. Its text, HTML and headers are deleted once it has been sent."""

    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True)

    policy = RetryPolicy(
        first_pause=timedelta(minutes=1),
        factor=4,
        longest_pause=timedelta(days=1),
        max_attempts=9,
        lease=timedelta(minutes=10),
    )
    objects: ClassVar[models.Manager["Email"]] = models.Manager.from_queryset(DueWorkQuerySet)()

    class Meta(DueWork.Meta):
        verbose_name = _("email")
        verbose_name_plural = _("email log")
        ordering = ["-written_at", "-pk"]
        indexes = [
            *DueWork.Meta.indexes,
            models.Index(fields=["-written_at", "-id"], name="email_newest"),
        ]
        constraints = [
            *DueWork.Meta.constraints,
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(due_at__isnull=True),
                name="email_sent_is_not_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.to})"
