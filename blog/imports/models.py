"""The blogs that were imported, the media of theirs that is stored, and imports of the panel."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class OldBlog(models.Model):
    """A blog that was imported: its system, such as "blogger", its key there, and its URL."""

    system = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "key"], name="old_blog_once"),
        ]

    def __str__(self) -> str:
        return self.name or self.url or f"{self.system} {self.key}"


class ImportedMedia(models.Model):
    """The picture or file that is stored of an old blog, by a digest of the URL it had there."""

    digest = models.CharField(max_length=64, primary_key=True)
    url = models.TextField()
    picture = models.ForeignKey("blog.Picture", models.CASCADE, null=True, related_name="+")
    file = models.ForeignKey("blog.MediaFile", models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(picture__isnull=False) ^ Q(file__isnull=False),
                name="imported_media_is_one",
            ),
        ]

    def __str__(self) -> str:
        return self.url
