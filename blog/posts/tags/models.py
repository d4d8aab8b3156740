"""Tags of posts."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from blog.posts.podcasts.models import PodcastSettings
from blog.posts.tags.folded_names import FoldedName
from blog.text.words.slugs import slugify


class Tag(TagBase, PodcastSettings):  # type: ignore[django-manager-missing]  # its `taggings`
    """A tag. Names with the same folded form are names of the same tag."""

    folded = FoldedName(of="name")
    description = models.TextField(
        _("description"),
        max_length=500,
        blank=True,
        help_text=_("What posts with this tag are about; shown to readers above the posts."),
    )

    objects: ClassVar[models.Manager["Tag"]] = models.Manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class Tagging(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings")
    content_object = models.ForeignKey("blog.Post", models.CASCADE, related_name="taggings")

    listed_at = models.DateTimeField(null=True, editable=False)  # by posts.listing

    objects: ClassVar[models.Manager["Tagging"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["tag", "-listed_at", "-content_object"],
                condition=models.Q(listed_at__isnull=False),
                name="tagging_newest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tagging_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag}: {self.content_object}"
