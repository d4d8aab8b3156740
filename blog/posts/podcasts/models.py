"""What a tag or a series needs to be a podcast."""

from django.db import models

from blog.media.models import Picture
from blog.posts.podcasts.categories import CATEGORIES


class PodcastSettings(models.Model):
    """The settings of a podcast. With a category, the RSS feed is that of a podcast.

    It then contains the posts with sound or film alone.
    """

    podcast_category = models.CharField(
        "category",
        max_length=60,
        blank=True,
        choices=CATEGORIES,
        help_text="Choose a category to make the RSS feed a podcast.",
    )
    podcast_author = models.CharField("author", max_length=200, blank=True)
    podcast_email = models.EmailField(
        "owner’s email address",
        blank=True,
        help_text="Public in the feed: directories send a code there. Remove it afterwards.",
    )
    podcast_explicit = models.BooleanField("contains explicit language", default=False)
    podcast_cover = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_covers",
        verbose_name="cover",
        help_text="A square JPEG or PNG of 1400 to 3000 pixels.",
    )

    class Meta:
        abstract = True

    @property
    def is_podcast(self) -> bool:
        return bool(self.podcast_category and self.podcast_cover_id)
