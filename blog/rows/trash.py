"""The trash: rows in it can be restored in full for ninety days."""

from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

LIFETIME = timedelta(days=90)

Row = TypeVar("Row", bound=models.Model)


class TrashQuerySet(models.QuerySet[Row]):
    def kept(self) -> Self:
        return self.filter(trashed_at__isnull=True)

    def trashed(self) -> Self:
        return self.filter(trashed_at__isnull=False)

    def expired(self) -> Self:
        """Select the rows whose ninety days in the trash are over."""
        return self.filter(trashed_at__lte=timezone.now() - LIFETIME)


class Trashable(models.Model):
    """A model whose rows can be moved to the trash; then only the admin panel shows them."""

    FIELDS = ("trashed_at", "trashed_by")

    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def kept_until(self) -> datetime | None:
        """The time at which the row will be deleted for good; None if it is not in the trash."""
        return self.trashed_at + LIFETIME if self.trashed_at else None
