"""Citations of a post, and the sources consulted for it. A source in use cannot be deleted."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post
from blog.sources.kinds import Locator
from blog.sources.models import Source


class Citation(models.Model):
    """One use of a source in a post; `position` is its place in the text, from 1.

    `mark` numbers the citation marks of the text, from 1: a mark may name several sources.
    `before` and `after` are the sentence around the mark; `quotation` is the passage that the
    sentence quotes from the source.
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
    """A source that was read for a post but is not cited in it, in the author's order."""

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
