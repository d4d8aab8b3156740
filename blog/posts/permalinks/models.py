"""Permalinks: every path that a post has or had."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Permalink(models.Model):
    """A path that belongs to one post and is never given to another.

    `post` is null once the post has been deleted forever.
    """

    path = models.CharField(max_length=500, primary_key=True)
    post = models.ForeignKey("blog.Post", models.PROTECT, null=True, related_name="permalinks")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("permalink")
        verbose_name_plural = _("permalinks")
        constraints = [
            models.UniqueConstraint(fields=["path", "post"], name="permalink_of_post"),
            models.CheckConstraint(condition=Q(path__startswith="/"), name="permalink_is_absolute"),
        ]

    def __str__(self) -> str:
        return self.path
