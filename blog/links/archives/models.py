"""The due work of looking for the page of a source in a web archive."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy
from blog.sources.models import Source

MAX_URL_LENGTH = 2_000


class ArchiveLookup(DueWork):
    """Looking for the page of a source at `url`; `saved_at` is when the archive was asked to save.

    It is done when a version was found, and else due again after a long time.
    """

    source = models.OneToOneField(
        Source, models.CASCADE, primary_key=True, related_name="archive_lookup"
    )
    url = models.URLField(max_length=MAX_URL_LENGTH)
    saved_at = models.DateTimeField(null=True, editable=False)

    policy = RetryPolicy(
        first_pause=timedelta(hours=1),
        factor=2,
        longest_pause=timedelta(days=7),
        max_attempts=12,
        lease=timedelta(minutes=15),
    )
    objects: ClassVar[models.Manager["ArchiveLookup"]] = models.Manager.from_queryset(
        DueWorkQuerySet
    )()

    class Meta(DueWork.Meta):
        verbose_name = "archive lookup"
        verbose_name_plural = "archive lookups"

    def __str__(self) -> str:
        return self.url
