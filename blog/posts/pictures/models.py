"""Which pictures a post shows. A picture in use cannot be deleted."""

from django.db import models

from blog.media.models import Picture
from blog.posts.models import Post


class PictureUse(models.Model):
    """A picture in the text of a post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "picture"], name="picture_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.picture} in {self.post}"
