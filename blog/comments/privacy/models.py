"""Commenters' requests for their data, and the log of data deleted automatically."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataRequest(models.Model):
    """A request for the link to all data stored about an email.

    The link refers to this row, so it does not contain the email and works only while the row
    exists.
    """

    email = models.EmailField(max_length=254, db_index=True)
    requested_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.email


class DeletionLog(models.Model):
    """A run of the automatic cleanup, with the number of rows of each kind that it cleaned up."""

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
