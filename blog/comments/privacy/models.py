"""Commenters' requests for their data, and the log of data deleted automatically."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataRequest(models.Model):
    """A request for the link to all data stored about an email.

    The link names this row, so that it does not contain the email, and it ends with the row.
    """

    email = models.EmailField(max_length=254, db_index=True)
    requested_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.email


class DeletionLog(models.Model):
    """One run of the automatic cleanup, with how much of each kind was deleted."""

    ran_at = models.DateTimeField(_("ran at"), default=timezone.now)
    networks = models.PositiveIntegerField(_("networks of commenters"))
    emails = models.PositiveIntegerField(_("emails of commenters"))
    follows = models.PositiveIntegerField(_("unconfirmed followers"))
    data_requests = models.PositiveIntegerField(_("data requests"))
    spam = models.PositiveIntegerField(_("spam comments"))
    decisions = models.PositiveIntegerField(_("moderators’ decisions"))

    objects: ClassVar[models.Manager["DeletionLog"]] = models.Manager()

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deleted data log")
        ordering = ["-ran_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.ran_at:%Y-%m-%d %H:%M}"
