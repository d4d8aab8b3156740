"""What someone is writing and has not saved, and that they are at it."""

import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post

PRESENT_FOR = timedelta(seconds=30)  # after the last sign of life


class WorkingCopyQuerySet(models.QuerySet["WorkingCopy"]):
    def unsaved(self) -> Self:
        """With words in it that were never saved."""
        return self.filter(closed_at__isnull=True, written_at__isnull=False)

    def present(self) -> Self:
        """Open in some window just now."""
        return self.filter(closed_at__isnull=True, seen_at__gte=timezone.now() - PRESENT_FOR)

    def left(self) -> Self:
        """In no window any more."""
        return self.exclude(closed_at__isnull=True, seen_at__gte=timezone.now() - PRESENT_FOR)


class WorkingCopy(models.Model):
    """The form of one browser window. `window` is a key the page was made with.

    `fields` are the form's, as typed; `based_on` is the version of the post they began from. It is
    closed once it was saved or thrown away, and takes no more words then.
    """

    window = models.UUIDField(primary_key=True, default=uuid.uuid4)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies"
    )
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="working_copies")
    based_on = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["WorkingCopy"]] = models.Manager.from_queryset(
        WorkingCopyQuerySet
    )()

    class Meta:
        verbose_name = _("autosaved draft")
        verbose_name_plural = _("autosaved drafts")
        ordering = ["-written_at", "window"]
        indexes = [models.Index(fields=["post", "seen_at"], name="working_copy_present")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(written_at__isnull=False) | models.Q(fields={}),
                name="working_copy_words_have_time",
            ),
        ]

    def __str__(self) -> str:
        return self.fields.get("title") or str(self.post or "")
