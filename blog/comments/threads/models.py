"""A thread: a comment on the post itself and all replies below it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post
from blog.rows.stored_fields import StoredCount


class ThreadQuerySet(models.QuerySet["Thread"]):
    def shown(self) -> Self:
        """Return the threads with at least one comment that readers see."""
        return self.filter(comment_count__gt=0)

    def in_order(self) -> Self:
        """Order the threads as they are read: pinned ones first, then oldest first."""
        return self.order_by("-is_pinned", "began_at", "pk")


class Thread(models.Model):
    """A comment on the post and its replies. `comment_count` is the number that readers see."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="threads")
    began_at = models.DateTimeField()
    is_pinned = models.BooleanField(_("pinned"), default=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    comment_count = StoredCount()

    objects: ClassVar[models.Manager["Thread"]] = models.Manager.from_queryset(ThreadQuerySet)()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = [
            models.Index(
                fields=["post", "-is_pinned", "began_at", "id"],
                condition=Q(comment_count__gt=0),
                name="thread_page",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "post"], name="thread_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.began_at:%Y-%m-%d %H:%M}"
