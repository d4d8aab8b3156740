"""Revisions: the wordings of a post, one for each save that changed it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.posts.history.wordings import Wording
from blog.posts.models import Post


class Revision(models.Model):
    """A post's wording at one save, with the post's version and the correction note, if any.

    `is_unpublished` means that it was saved as unpublished changes: readers saw the version before.
    `was_public` means that readers saw it; it may be unset for the current version of a live post.
    Readers do not find one that `is_hidden`.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="revisions"
    )
    made_at = models.DateTimeField()
    was_public = models.BooleanField(default=False)
    is_unpublished = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    restored_from = models.PositiveIntegerField(null=True)

    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    consulted = models.JSONField(default=list)
    language = models.CharField(max_length=12, blank=True)
    citation_style = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager["Revision"]] = models.Manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="revision_number"),
            models.CheckConstraint(
                condition=Q(restored_from__isnull=True) | Q(restored_from__lt=models.F("number")),
                name="revision_restores_an_earlier",
            ),
        ]
        indexes = [models.Index(fields=["made_at"], name="revision_made")]

    def __str__(self) -> str:
        return f"{self.post} ({self.number})"

    @property
    def wording(self) -> Wording:
        return Wording(
            title=self.title,
            body=self.body,
            summary=self.summary,
            tags=tuple(self.tags),
            consulted=tuple(self.consulted),
            language=self.language,
            citation_style=self.citation_style,
        )
