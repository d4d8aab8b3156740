"""Earlier versions of edited comments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment


class CommentVersion(models.Model):
    """A comment's text before an edit by the moderator `replaced_by`, or by its commenter."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="versions")
    body = models.TextField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment version")
        verbose_name_plural = _("comment versions")
        ordering = ["replaced_at", "pk"]

    def __str__(self) -> str:
        return self.body[:60]
