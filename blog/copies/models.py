"""Kept copies of the web pages of sources, and readers' requests to remove them."""

from typing import ClassVar, Self

from django.db import models
from django.utils.functional import cached_property

from blog.copies.readable import plain_text
from blog.sources.models import Source

MAX_URL_LENGTH = 2_000


class KeptCopyQuerySet(models.QuerySet["KeptCopy"]):
    def newest_first(self) -> Self:
        return self.order_by("-taken_at", "-pk")

    def reference(self) -> "KeptCopy | None":
        """Return the copy that the page is compared with, and that readers get.

        That is the last one that a person asked for, or else the first, from when it was cited.
        """
        return self.filter(is_reference=True).newest_first().first() or self.oldest()

    def oldest(self) -> "KeptCopy | None":
        return self.order_by("taken_at", "pk").first()


class KeptCopy(models.Model):
    """A cited web page as it was at `taken_at`.

    `html` is its readable text, as `readable.Readable.html`. `warc` and `file` are names in the
    storage of copies: of a record of the requests and responses or, for a PDF or a picture, of the
    file itself. `content_hash` is that of the text, or of a file without text.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="copies")
    url = models.URLField(max_length=MAX_URL_LENGTH)
    final_url = models.CharField(max_length=8_000)
    taken_at = models.DateTimeField()
    title = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=100)
    html = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    warc = models.CharField(max_length=100, blank=True)
    file = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField()  # bytes in the storage
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    is_reference = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["KeptCopy"]] = models.Manager.from_queryset(KeptCopyQuerySet)()

    class Meta:
        verbose_name = "kept copy"
        verbose_name_plural = "kept copies"
        indexes = [
            models.Index(fields=["source", "taken_at"], name="copy_by_time"),
            models.Index(fields=["file"], condition=~models.Q(file=""), name="copy_by_file"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(warc="") ^ ~models.Q(file=""), name="copy_has_one_file"
            )
        ]

    def __str__(self) -> str:
        return f"{self.url} ({self.taken_at:%Y-%m-%d})"

    @cached_property
    def text(self) -> str:
        """The readable text, with a line for each block."""
        return plain_text(self.html)

    @property
    def path(self) -> str:
        return self.warc or self.file


class RemovalRequest(models.Model):
    """A reader's request to remove the copies of a source; closed when a person has decided."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="removal_requests")
    reason = models.TextField()
    contact = models.CharField(max_length=254, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "removal request"
        verbose_name_plural = "removal requests"
        indexes = [
            models.Index(
                fields=["source"],
                condition=models.Q(closed_at=None),
                name="removal_request_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source.key}: {self.reason[:80]}"
