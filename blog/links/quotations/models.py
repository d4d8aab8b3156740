"""What looking a quotation up in the copy of its page has shown."""

from typing import ClassVar, Self

from django.db import models

from blog.copies.quotations import Outcome
from blog.posts.models import Post
from blog.sources.models import Source


class QuotationCheckQuerySet(models.QuerySet["QuotationCheck"]):
    def needing_care(self) -> Self:
        """Select what the copy does not have exactly, unless a person accepted it."""
        return self.exclude(outcome=Outcome.EXACT).filter(is_accepted=False)


class QuotationCheck(models.Model):
    """A passage that a live post quotes from a source, and whether the source's copy has it.

    `digest` is that of the passage; `copy` is the primary key of the copy, 0 if that is not known.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="quotation_checks")
    source = models.ForeignKey(Source, models.CASCADE, related_name="quotation_checks")
    digest = models.CharField(max_length=64)
    quotation = models.TextField()
    copy = models.BigIntegerField(default=0)
    outcome = models.CharField(max_length=7, choices=[(each.value, each.value) for each in Outcome])
    passage = models.TextField(blank=True)
    is_accepted = models.BooleanField(default=False)
    checked_at = models.DateTimeField()

    objects: ClassVar[models.Manager["QuotationCheck"]] = models.Manager.from_queryset(
        QuotationCheckQuerySet
    )()

    class Meta:
        verbose_name = "quotation"
        verbose_name_plural = "quotations"
        constraints = [
            models.UniqueConstraint(
                fields=["post", "source", "digest"], name="quotation_checked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=[each.value for each in Outcome]),
                name="quotation_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.quotation[:80]
