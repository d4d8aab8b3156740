"""Which pictures a post shows. A picture in use cannot be deleted."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy
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


class RemotePicture(DueWork):
    """A picture of another site that a text of a post shows, until a copy of it is stored."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="remote_pictures")
    url = models.CharField(max_length=2000)
    alt = models.CharField(max_length=500, blank=True)
    caption = models.CharField(max_length=1000, blank=True)
    credit = models.CharField(max_length=300, blank=True)

    policy = RetryPolicy(
        first_pause=timedelta(minutes=5),
        factor=6,
        longest_pause=timedelta(days=1),
        max_attempts=6,
        lease=timedelta(minutes=5),
    )
    objects: ClassVar[models.Manager["RemotePicture"]] = models.Manager.from_queryset(
        DueWorkQuerySet
    )()

    class Meta(DueWork.Meta):
        verbose_name = "copy of a picture"
        verbose_name_plural = "copies of pictures"
        constraints = [
            *DueWork.Meta.constraints,
            models.UniqueConstraint(fields=["post", "url"], name="remote_picture_once"),
        ]

    def __str__(self) -> str:
        return f"{self.url} in {self.post}"
