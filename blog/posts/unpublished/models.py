"""The unpublished changes to a live post, and the sources, pictures and files that they use."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.models import Post
from blog.sources.models import Source


class UnpublishedChanges(models.Model):
    """The changes to a post that its authors have saved but not published.

    `parts` are the parts of a draft that differ from the post, as JSON (see `parts.py`). The
    post's `version` counts these saves too, so that two authors cannot overwrite each other.
    """

    post = models.OneToOneField(Post, models.CASCADE, related_name="unpublished")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="unpublished"
    )
    saved_at = models.DateTimeField()
    parts = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["UnpublishedChanges"]] = models.Manager()

    class Meta:
        verbose_name = _("unpublished changes")
        verbose_name_plural = _("unpublished changes")

    def __str__(self) -> str:
        return str(self.post)


class UsedInChanges(models.Model):
    """A source, picture or file that unpublished changes use; while they do, it is not deleted."""

    changes = models.ForeignKey(UnpublishedChanges, models.CASCADE, related_name="uses")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="uses_in_changes")
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, related_name="uses_in_changes")
    file = models.ForeignKey(MediaFile, models.PROTECT, null=True, related_name="uses_in_changes")

    objects: ClassVar[models.Manager["UsedInChanges"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False, picture__isnull=True, file__isnull=True)
                | Q(source__isnull=True, picture__isnull=False, file__isnull=True)
                | Q(source__isnull=True, picture__isnull=True, file__isnull=False),
                name="used_in_changes_is_either",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source or self.picture or self.file} in changes to {self.changes}"
