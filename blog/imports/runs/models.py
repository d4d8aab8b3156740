"""An import that the worker checks and then loads, with its progress and its report."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_valid_filename

from blog.imports.fetching import is_url

KEPT = timedelta(days=30)
FEED = "feed"


class ImportStage(models.TextChoices):
    CHECKING = "checking", "checking"
    CHECKED = "checked", "ready to import"
    LOADING = "loading", "importing"
    STOPPED = "stopped", "stopped"
    FINISHED = "finished", "finished"
    FAILED = "failed", "failed"


class BlogImportQuerySet(models.QuerySet["BlogImport"]):
    def recent(self) -> Self:
        return self.select_related("by").defer("report").order_by("-created_at", "-pk")

    def old(self) -> Self:
        """Select the imports nobody has gone on with for a month."""
        return self.filter(created_at__lte=timezone.now() - KEPT)


class BlogImport(models.Model):
    """An upload, or the feed of a live blog. Its files are deleted once imported or discarded.

    `name` is that of the file, or the URL.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="blog_imports"
    )
    name = models.CharField(max_length=200)
    folder = models.CharField(max_length=100, unique=True)
    site_url = models.CharField(max_length=500, blank=True)
    offline = models.BooleanField(default=False)
    stage = models.CharField(max_length=8, choices=ImportStage, default=ImportStage.CHECKING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    answering = models.PositiveIntegerField(null=True)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["BlogImport"]] = models.Manager.from_queryset(
        BlogImportQuerySet
    )()

    class Meta:
        verbose_name = "import of a blog"
        verbose_name_plural = "imports of blogs"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=ImportStage.values), name="blog_import_stage"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:blog-import-run", args=[self.pk])

    @property
    def path(self) -> Path:
        """The uploaded file, under its own name: reports say where in it something is.

        Of a live blog, the folder of the pages of its feed.
        """
        if self.is_live:
            return folder() / self.folder / FEED
        suffix = Path(self.name).suffix
        stem = get_valid_filename(Path(self.name).stem or "export")
        return folder() / self.folder / f"{stem[:80]}{suffix[:10]}"

    @property
    def is_live(self) -> bool:
        """Whether it reads a live blog by its feed."""
        return is_url(self.name)

    def delete_file(self) -> None:
        shutil.rmtree(folder() / self.folder, ignore_errors=True)

    @property
    def is_working(self) -> bool:
        """Whether the worker has something to do for it."""
        return self.stage in {ImportStage.CHECKING, ImportStage.LOADING}

    @property
    def counts(self) -> list[tuple[str, Any]]:
        """The counts of the report, with their names for people."""
        pictures = self.report.get("pictures", {})
        named = [(label, self.report.get(name, 0)) for name, label in LABELS.items()]
        named += [(label, pictures.get(name, 0)) for name, label in PICTURES.items()]
        return [(label, count) for label, count in named if count]


LABELS = {
    "posts": "Published posts",
    "pages": "Published pages",
    "drafts": "Drafts",
    "scheduled": "Scheduled posts",
    "comments": "Published comments",
    "pending": "Pending comments",
    "spam": "Comments marked as spam",
    "rejected": "Hidden comments",
    "replies": "Replies among the comments",
    "tags": "Tags",
    "authors": "Authors",
    "redirects": "Old addresses of posts and pages",
}
PICTURES = {
    "found": "Pictures and files in the export",
    "fetched": "Pictures and files from the web",
    "missing": "Missing pictures and files",
}


def folder() -> Path:
    """Return the folder of uploaded exports, which exists."""
    path = Path(settings.DATA_DIR) / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
