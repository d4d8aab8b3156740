"""Which files a post attaches. A file in use cannot be deleted."""

from django.db import models

from blog.media.files.models import MediaFile
from blog.posts.models import Post


class FileUse(models.Model):
    """A file in the text of a post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="file_uses")
    file = models.ForeignKey(MediaFile, models.PROTECT, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "file"], name="file_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file} in {self.post}"
