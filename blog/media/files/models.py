"""A file of the library that is no picture: its bytes, named by content, with its metadata."""

import secrets
from typing import ClassVar, Self
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.db import models
from django.urls import reverse

from blog.media.files.formats import FORMATS, FileKind, Format
from blog.media.integrity.models import Original, OriginalQuerySet
from blog.media.models import Picture
from blog.rows.matching import terms_in
from blog.rows.sorted_json import SortedJSONField
from blog.rows.stored_fields import StoredText
from blog.site.licenses import License
from blog.text.formats.captions import Passage, read_captions, read_transcript, transcript_of

KEY_BYTES = 12


def new_key() -> str:
    """Return a key for the URL of a file; it says nothing about the content."""
    return secrets.token_urlsafe(KEY_BYTES)


class MediaFileQuerySet(OriginalQuerySet["MediaFile"]):
    def matching(self, query: str) -> Self:
        """Return the files with every term of the query in their metadata or file name."""
        fields = ("title", "description", "credit", "original_name")
        return self.filter(terms_in(query, *fields))

    def made_into(self, name: str) -> Self:
        """Return the files of which Ibid made the stored file `name`, a preview or a track."""
        return self.filter(
            models.Q(preview=name) | models.Q(captions_file=name) | models.Q(chapters_file=name)
        )

    def recordings(self) -> Self:
        """Return sound and film."""
        return self.filter(kind__in=[FileKind.AUDIO, FileKind.VIDEO])

    def without_captions(self) -> Self:
        """Return the recordings that people who cannot hear get nothing of."""
        return self.recordings().filter(captions="", transcript="")


class MediaFile(Original):
    """A document, data, a sound or a film. Its bytes are stored once, under their SHA-256.

    Its URL contains `key`, which is random: a URL or a header never reveals what an unpublished
    file contains. `duration` is in seconds. `metadata` are the (name, value) pairs that the file
    reveals about people and places. `opens_inline` is true for a PDF in which the worker found no
    script; browsers show it, and download all other documents. `preview` is the storage name of the
    drawn first page. `captions_file` and `chapters_file` are those of the clean WebVTT files.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=8, choices=FileKind, editable=False)
    format = models.CharField(max_length=4, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    original_name = models.CharField(max_length=200, editable=False)
    title = models.CharField("title", max_length=300, help_text="The name that readers see.")
    description = models.CharField(
        "description",
        max_length=500,
        help_text="What it contains, for people who decide whether to open it or cannot.",
    )
    credit = models.CharField(
        "credit",
        max_length=300,
        blank=True,
        help_text="Who made it, or which archive holds it.",
    )
    license = models.CharField("license", max_length=20, choices=License, blank=True)
    source = models.ForeignKey(
        "blog.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name="source",
        help_text="The source it was taken from: an archival document, a book, an interview.",
    )
    pages = models.PositiveIntegerField(null=True, editable=False)
    duration = models.FloatField(default=0, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    metadata = SortedJSONField(default=list, editable=False)
    opens_inline = models.BooleanField(default=False, editable=False)
    preview = StoredText(max_length=100)
    poster = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="poster_of",
        verbose_name="poster",
    )
    language = models.CharField("spoken language", max_length=12, blank=True)
    captions = models.TextField("captions", blank=True, editable=False)
    chapters = models.TextField("chapters", blank=True, editable=False)
    captions_file = StoredText(max_length=100)
    chapters_file = StoredText(max_length=100)
    transcript = models.TextField(
        "transcript",
        blank=True,
        help_text="One paragraph per line; a line may begin with its time, such as 1:23. "
        "Leave empty to make it of the captions.",
    )
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["MediaFile"]] = models.Manager.from_queryset(
        MediaFileQuerySet
    )()

    class Meta:
        verbose_name = "file"
        verbose_name_plural = "files"
        indexes = [
            *Original.Meta.indexes,
            models.Index(fields=["-uploaded_at", "-id"], name="file_newest"),
        ]
        constraints = [
            *Original.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=FileKind.values), name="file_kind_known"
            ),
            models.CheckConstraint(condition=models.Q(duration__gte=0), name="file_lasts"),
        ]

    def __str__(self) -> str:
        return self.title or self.original_name

    def get_absolute_url(self) -> str:
        return reverse("file", args=[self.key, self.file_name])

    @property
    def file_name(self) -> str:
        """The name under which readers get it, with the extension of its format."""
        stem = self.original_name.rpartition(".")[0] or self.original_name or "file"
        safe = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in stem)
        return f"{safe.strip('-.')[:100] or 'file'}.{self.format}"

    @property
    def path(self) -> str:
        """The file's name in storage."""
        return f"files/{self.digest[:2]}/{self.digest}.{self.format}"

    @property
    def format_of(self) -> Format:
        return FORMATS[self.format]

    @property
    def is_recording(self) -> bool:
        return self.kind != FileKind.DOCUMENT

    @property
    def disposition(self) -> str:
        """The Content-Disposition of its bytes: only what runs no script opens in the browser."""
        is_inline = self.is_recording or self.opens_inline
        kind = "inline" if is_inline else "attachment"
        return f"{kind}; filename*=UTF-8''{quote(self.file_name)}"

    @property
    def passages(self) -> list[Passage]:
        """The lines of its transcript, typed or made of the captions."""
        if self.transcript.strip():
            return read_transcript(self.transcript)
        return transcript_of(read_captions(self.captions)) if self.captions else []

    @property
    def captions_url(self) -> str:
        return default_storage.url(self.captions_file) if self.captions_file else ""

    @property
    def chapters_url(self) -> str:
        return default_storage.url(self.chapters_file) if self.chapters_file else ""

    @property
    def generated_files(self) -> list[str]:
        """The storage names of what Ibid made of it."""
        return [name for name in (self.preview, self.captions_file, self.chapters_file) if name]


class FilePage(models.Model):
    """The text of one page of a PDF, for the search."""

    file = models.ForeignKey(MediaFile, models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="file_page_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.number}"
