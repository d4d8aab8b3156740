"""What the rows of pictures and files know about the state of their original in storage."""

from typing import Self, TypeVar

from django.core.files.storage import default_storage
from django.db import models

from blog.rows.trash import Trashable, TrashQuerySet


class Fault(models.TextChoices):
    """What is wrong with a stored file."""

    MISSING = "missing", "missing"
    DAMAGED = "damaged", "damaged"


Row = TypeVar("Row", bound=models.Model)


class OriginalQuerySet(TrashQuerySet[Row]):
    def missing(self) -> Self:
        """Return those whose file was missing or damaged at the last check."""
        return self.filter(missing_since__isnull=False)


class Original(Trashable):
    """A row with one file, which is stored under the SHA-256 of its bytes.

    `missing_since` is the time when the file was first found missing or, with `is_damaged`, found
    to differ from its digest. `verified_at` is the time of the last comparison. `origin_url` is
    where the file was copied from, if it was not uploaded.
    """

    STATE = ("missing_since", "is_damaged", "verified_at")

    missing_since = models.DateTimeField(null=True, editable=False)
    is_damaged = models.BooleanField(default=False, editable=False)
    verified_at = models.DateTimeField(null=True, editable=False)
    origin_url = models.CharField(max_length=2000, blank=True, editable=False)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["verified_at", "id"], name="%(class)s_verified")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_damaged=False) | models.Q(missing_since__isnull=False),
                name="%(class)s_damaged_is_missing",
            )
        ]

    @property
    def path(self) -> str:
        """The file's name in storage."""
        raise NotImplementedError

    @property
    def is_intact(self) -> bool:
        """Whether the file exists and is not known to be damaged; if not, readers see a card."""
        return not self.is_damaged and default_storage.exists(self.path)

    @property
    def model_name(self) -> str:
        """Which kind of media it is, in URLs: "picture" or "mediafile"."""
        return str(self._meta.model_name)

    @property
    def fault(self) -> str:
        """What was wrong with the file at the last check; "" if nothing."""
        if not self.missing_since:
            return ""
        return Fault.DAMAGED if self.is_damaged else Fault.MISSING
