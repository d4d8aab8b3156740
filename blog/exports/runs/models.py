"""An export that the worker makes: the whole blog or an author's posts, as a file to download."""

from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=7)


class ExportFormat(models.TextChoices):
    ARCHIVE = "zip", "Ibid archive (ZIP): everything, to keep or to import into another Ibid"
    WXR = "xml", "WordPress (WXR): posts, pages, comments and media, for WordPress’s importer"


class BlogExportQuerySet(models.QuerySet["BlogExport"]):
    def recent(self) -> Self:
        return self.select_related("by", "author").order_by("-created_at", "-pk")

    def old(self) -> Self:
        """Select the exports that are older than a week."""
        return self.filter(created_at__lte=timezone.now() - KEPT)


class BlogExport(models.Model):
    """An export; with `author`, of their posts and what belongs to these.

    `file` is its name in storage, "" until it is complete; `error` is why there is none.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="blog_exports"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="exports_of_posts"
    )
    format = models.CharField(max_length=3, choices=ExportFormat)
    posts = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    file = models.CharField(max_length=100, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["BlogExport"]] = models.Manager.from_queryset(
        BlogExportQuerySet
    )()

    class Meta:
        verbose_name = "export of the blog"
        verbose_name_plural = "exports of the blog"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(format__in=ExportFormat.values), name="blog_export_format"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def file_name(self) -> str:
        """The name under which it is downloaded, such as "ibid-2026-12-01.zip"."""
        program = "wordpress" if self.format == ExportFormat.WXR else "ibid"
        whose = [self.author.username] if self.author else []
        return f"{'-'.join([program, *whose, f'{self.created_at:%Y-%m-%d}'])}.{self.format}"

    @property
    def is_working(self) -> bool:
        """Whether the worker has yet to make it."""
        return not (self.file or self.error)


def storage() -> Storage:
    """Return the storage of exported files, which no URL leads to."""
    return storages["exports"]
