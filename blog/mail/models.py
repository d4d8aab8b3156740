"""An email on its way: stored with what it tells of, so that a slow mail server loses nothing."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EmailQuerySet(models.QuerySet["Email"]):
    def due(self) -> Self:
        """Those to be sent now."""
        return self.filter(due_at__lte=timezone.now())

    def stuck(self) -> Self:
        """Those that were given up."""
        return self.filter(sent_at=None, due_at=None)


class Email(models.Model):
    """One mail to one person. `due_at` is null once it was sent, or given up (`sent_at` null).

    Its words are kept only until it was sent.
    """

    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    due_at = models.DateTimeField(_("to be sent at"), null=True, default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.CharField(_("what the mail server said"), max_length=300, blank=True)

    objects: ClassVar[models.Manager["Email"]] = models.Manager.from_queryset(EmailQuerySet)()

    class Meta:
        verbose_name = _("email")
        verbose_name_plural = _("emails")
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="email_due"),
            models.Index(fields=["-written_at", "-id"], name="email_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(due_at__isnull=True),
                name="email_sent_is_not_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.to})"
