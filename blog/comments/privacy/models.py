"""Claims of readers to what is theirs, and the log of what was forgotten by itself."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Claim(models.Model):
    """Someone asked for the link that shows what belongs to an e-mail address.

    The link names this row, so that no address stands in a link, and it ends with it.
    """

    email = models.EmailField(max_length=254, db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.email


class Forgetting(models.Model):
    """One run of what is forgotten by itself, with how much of each it was."""

    ran_at = models.DateTimeField(_("ran at"), default=timezone.now)
    networks = models.PositiveIntegerField(_("networks of commenters"))
    emails = models.PositiveIntegerField(_("e-mail addresses of commenters"))
    follows = models.PositiveIntegerField(_("followers who never confirmed"))
    claims = models.PositiveIntegerField(_("links to one's own comments"))
    spam = models.PositiveIntegerField(_("spam"))
    decisions = models.PositiveIntegerField(_("moderators' decisions"))

    objects: ClassVar[models.Manager["Forgetting"]] = models.Manager()

    class Meta:
        verbose_name = _("forgetting")
        verbose_name_plural = _("what was forgotten")
        ordering = ["-ran_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.ran_at:%Y-%m-%d %H:%M}"
