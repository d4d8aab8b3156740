"""A picture: one file, named by its content, with its metadata."""

from typing import ClassVar, Self

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.media.integrity.models import Original, OriginalQuerySet
from blog.rows.matching import terms_in
from blog.site.licenses import License

FORMATS = ("avif", "webp")
TYPES = {"avif": "image/avif", "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg"}
TYPES |= {"ico": "image/x-icon", "vtt": "text/vtt; charset=utf-8"}


def content_type_of(name: str) -> str:
    """Return the media type of a file in storage, by its extension."""
    return TYPES[name.rpartition(".")[2]]


class PictureQuerySet(OriginalQuerySet["Picture"]):
    def without_alt_text(self) -> "PictureQuerySet":
        """Return the pictures that need alt text and have none."""
        return self.filter(alt="", is_decorative=False)

    def matching(self, query: str) -> "PictureQuerySet":
        """Return the pictures with every term of the query in their metadata or file name."""
        fields = ("alt", "caption", "credit", "original_name")
        return self.filter(terms_in(query, *fields))

    def without_credit(self) -> Self:
        return self.filter(credit="", source__isnull=True)


class Picture(Original):
    """An uploaded image. `file` is named by the SHA-256 of its cleaned bytes.

    `uploaded_digest` is the SHA-256 of the upload before it was cleaned.

    `widths` lists the widths in pixels of its renditions, each in every format of FORMATS; it is
    empty until the worker has made them. Those of an animated picture show its first frame.
    `focus_x` and `focus_y` are the focal point, in percent from the left and the top, which stays
    visible when the picture is cropped.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    uploaded_digest = models.CharField(max_length=64, blank=True, editable=False)
    file = models.ImageField(
        _("file"), max_length=200, width_field="width", height_field="height", editable=False
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    is_animated = models.BooleanField(default=False, editable=False)
    original_name = models.CharField(max_length=200, blank=True, editable=False)
    widths = models.JSONField(default=list, editable=False)
    alt = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("Decorative: screen readers skip it.")
    )
    caption = models.CharField(_("caption"), max_length=1000, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=300,
        blank=True,
        help_text=_("Who made it, or which archive holds it."),
    )
    license = models.CharField(_("license"), max_length=20, choices=License, blank=True)
    source = models.ForeignKey(
        "blog.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pictures",
        verbose_name=_("source"),
        help_text=_("The source it was taken from: an archival document, a book, a map."),
    )
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Picture"]] = models.Manager.from_queryset(PictureQuerySet)()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [
            *Original.Meta.indexes,
            models.Index(fields=["-uploaded_at", "-id"], name="picture_newest"),
            models.Index(
                fields=["origin_url"],
                condition=~models.Q(origin_url=""),
                name="picture_by_origin",
            ),
        ]
        constraints = [
            *Original.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0), name="picture_has_size"
            ),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100), name="picture_focus_percent"
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or self.original_name or self.digest[:12]

    @property
    def path(self) -> str:
        """The file's name in storage."""
        return str(self.file.name)

    @property
    def smallest_url(self) -> str:
        """The URL of the smallest rendition, or of the file if there is none."""
        smallest = self.rendition_name(min(self.widths), "webp") if self.widths else self.path
        return default_storage.url(smallest)

    @property
    def rendition_names(self) -> list[str]:
        """The storage names of all its renditions."""
        return [self.rendition_name(width, format) for width in self.widths for format in FORMATS]

    def rendition_name(self, width: int, format: str) -> str:
        """Return the storage name of the rendition `width` pixels wide."""
        return f"{self.path.rpartition('.')[0]}-{width}.{format}"


class ReplacedFile(models.Model):
    """A file that a picture had before: its URL redirects to the new one."""

    digest = models.CharField(max_length=64, primary_key=True)
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="replaced_files")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.digest[:12]} → {self.picture}"
