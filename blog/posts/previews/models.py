"""Links with which people without an account can read an unpublished post."""

from secrets import token_urlsafe
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post


class PreviewLink(models.Model):
    """The preview link of a post, valid until it expires or an author revokes it."""

    post = models.OneToOneField(Post, models.CASCADE, related_name="preview_link")
    key = models.CharField(max_length=43, unique=True, default=token_urlsafe)
    expires_at = models.DateTimeField()

    objects: ClassVar[models.Manager["PreviewLink"]] = models.Manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return f"{self.post}, until {self.expires_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("preview", args=[self.key])
