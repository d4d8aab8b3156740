"""Series: posts that belong together, in order."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.posts.podcasts.models import PodcastSettings
from blog.posts.tags.folded_names import FoldedName
from blog.site.validators import validate_visible


class Series(PodcastSettings):
    """A series; its posts refer to it by `post.series` and `post.series_position`."""

    title = models.CharField(_("title"), max_length=200, unique=True, validators=[validate_visible])
    folded_title = FoldedName(of="title")
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("The last part of the URL. Leave empty to generate it from the title."),
    )
    description = models.TextField(
        _("description"),
        max_length=1000,
        blank=True,
        help_text=_("Shown to readers above the posts."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["folded_title", "title"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="series_has_title"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="series_has_slug"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])
