"""An import that the worker stores in the background, with its progress and its report."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

KEPT = timedelta(days=30)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def recent(self) -> Self:
        return self.select_related("by").defer("text", "report").order_by("-created_at")

    def old(self) -> Self:
        """Select the finished imports whose reports are no longer kept."""
        return self.filter(finished_at__lte=timezone.now() - KEPT)


class ImportRun(models.Model):
    """A bibliography to import. `text` is emptied when it is stored."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="imports"
    )
    text = models.TextField(blank=True)
    separate = models.JSONField(default=list)  # entries that are not records of sources alike
    total = models.PositiveIntegerField(default=0)  # entries to store, once planned
    done = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["ImportRun"]] = models.Manager.from_queryset(
        ImportRunQuerySet
    )()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"

    def __str__(self) -> str:
        return f"import of {self.created_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("admin:source-import-run", args=[self.pk])

    @property
    def counts(self) -> dict[str, Any]:
        return dict(self.report.get("counts", {}))
