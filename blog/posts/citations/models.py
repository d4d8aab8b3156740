"""What a post uses: sources it cites, sources consulted for it, pictures it shows.

While a post uses one, it cannot be deleted.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from blog.media.models import Picture
from blog.posts.models import Post, PostQuerySet
from blog.sources.kinds import Locator
from blog.sources.models import Source


class Citation(models.Model):
    """One use of a source in a post, in the order of the text (from 1).

    `mark` numbers the citation marks of the text, from 1: several sources may stand in one.
    `before` and `after` are the words of the post around the mark, its sentence; `quotation` what
    the sentence quotes from the source.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    position = models.PositiveIntegerField()
    mark = models.PositiveIntegerField()
    locator = models.CharField(max_length=100, blank=True)
    label = models.CharField(max_length=20, choices=Locator, default=Locator.PAGE)
    prefix = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=200, blank=True)
    suppress_author = models.BooleanField(default=False)
    quotation = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["post", "position"], name="citation_position"),
            models.CheckConstraint(
                condition=Q(mark__gte=1, position__gte=F("mark")), name="citation_from_one"
            ),
            models.CheckConstraint(condition=Q(label__in=Locator.values), name="citation_label"),
        ]

    def __str__(self) -> str:
        return f"{self.source.key} {self.locator}".strip()


class Consultation(models.Model):
    """A source that was read for a post and is not cited in it, in the author's order."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="consultations")
    source = models.ForeignKey(Source, models.PROTECT, related_name="consultations")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["post", "source"], name="consultation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source.key} for {self.post}"


class PictureUse(models.Model):
    """A post shows a picture."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "picture"], name="picture_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.picture} in {self.post}"


def posts_showing(picture: Picture) -> PostQuerySet:
    """In their text or as their lead picture, whatever their stage."""
    return Post.objects.filter(Q(pictures=picture) | Q(lead_picture=picture)).distinct()


def posts_using(source: Source) -> PostQuerySet:
    """Those that cite or consulted it, whatever their stage."""
    return Post.objects.filter(Q(sources=source) | Q(consulted=source)).distinct()


def is_used(thing: Picture | Source) -> bool:
    if isinstance(thing, Picture):
        return posts_showing(thing).exists()
    return posts_using(thing).exists() or thing.pictures.exists()


def unused_pictures() -> Q:
    """Pictures that no post shows, in its text or as its lead picture."""
    shown = PictureUse.objects.filter(picture=OuterRef("pk"))
    leading = Post.objects.filter(lead_picture=OuterRef("pk"))
    return ~Exists(shown) & ~Exists(leading)
