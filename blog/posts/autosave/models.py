"""Autosaves: the unsaved text of editor windows, and which of them are open."""

import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post

PRESENT_FOR = timedelta(seconds=30)  # after the last request of the window


class AutosaveQuerySet(models.QuerySet["Autosave"]):
    def unsaved(self) -> Self:
        """Select autosaves with changes that were neither saved nor discarded."""
        return self.filter(closed_at__isnull=True, written_at__isnull=False)

    def present(self) -> Self:
        """Select autosaves of windows that are open now."""
        return self.filter(closed_at__isnull=True, seen_at__gte=timezone.now() - PRESENT_FOR)

    def left(self) -> Self:
        """Select autosaves of windows that are no longer open."""
        return self.exclude(closed_at__isnull=True, seen_at__gte=timezone.now() - PRESENT_FOR)


class Autosave(models.Model):
    """The content of the form in one editor window.

    `window` is the key in that window's form. `fields` are the form's values, as typed, and
    `based_on` is the version of the post that they started from. Once the form is saved or
    discarded, the autosave is closed and takes no more changes.
    """

    window = models.UUIDField(primary_key=True, default=uuid.uuid4)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="autosaves")
    based_on = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Autosave"]] = models.Manager.from_queryset(AutosaveQuerySet)()

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        ordering = ["-written_at", "window"]
        indexes = [models.Index(fields=["post", "seen_at"], name="autosave_present")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(written_at__isnull=False) | models.Q(fields={}),
                name="autosave_fields_have_time",
            ),
        ]

    def __str__(self) -> str:
        return self.fields.get("title") or str(self.post or "")
