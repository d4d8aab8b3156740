"""A picture: one file by its content, with what is said of it."""

from typing import ClassVar, Self

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.rows.trash import Trashable, TrashQuerySet
from blog.site.licenses import License

FORMATS = ("avif", "webp")
TYPES = {"avif": "image/avif", "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg"}
TYPES |= {"ico": "image/x-icon"}


def content_type_of(name: str) -> str:
    """Of a file in the storage, by how its name ends."""
    return TYPES[name.rpartition(".")[2]]


class PictureQuerySet(TrashQuerySet["Picture"]):
    def without_words(self) -> "PictureQuerySet":
        """Those that say nothing to who cannot see them, though they should."""
        return self.filter(alt="", is_decorative=False)

    def matching(self, words: str) -> "PictureQuerySet":
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(alt__icontains=word)
                | models.Q(caption__icontains=word)
                | models.Q(credit__icontains=word)
                | models.Q(original_name__icontains=word)
            )
        return found

    def without_credit(self) -> Self:
        return self.filter(credit="", source__isnull=True)

    def lost(self) -> Self:
        """Those whose file was not there when it was last looked for."""
        return self.filter(missing_since__isnull=False)


class Picture(Trashable):
    """An uploaded image. `file` is named by the SHA-256 of its cleaned bytes.

    `widths` lists the widths in pixels at which every format of FORMATS is ready; it is empty
    until the worker has made them. `focus_x` and `focus_y` are the point, in percent from the left
    and the top, that stays in sight where it is cropped. `missing_since` is when its file was first
    found to be lost.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    file = models.ImageField(
        _("file"), max_length=200, width_field="width", height_field="height", editable=False
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    original_name = models.CharField(max_length=200, blank=True, editable=False)
    widths = models.JSONField(default=list, editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing: readers may skip it.")
    )
    caption = models.CharField(_("caption"), max_length=1000, blank=True)
    credit = models.CharField(
        _("credit"), max_length=300, blank=True, help_text=_("Who made it, or who keeps it.")
    )
    license = models.CharField(_("license"), max_length=20, choices=License, blank=True)
    source = models.ForeignKey(
        "blog.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pictures",
        verbose_name=_("source"),
        help_text=_("The record of what it was taken from: an archive's item, a book, a map."),
    )
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    missing_since = models.DateTimeField(null=True, editable=False)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Picture"]] = models.Manager.from_queryset(PictureQuerySet)()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="picture_newest")]
        constraints = [
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
        """The file's name in the storage."""
        return str(self.file.name)

    @property
    def is_there(self) -> bool:
        """Whether the file is where it should be: readers see a card in its place if not."""
        return default_storage.exists(self.path)

    @property
    def small_address(self) -> str:
        """Where its smallest copy is served, or the file itself while there is none."""
        small = self.rendition_name(min(self.widths), "webp") if self.widths else self.path
        return default_storage.url(small)

    @property
    def copies(self) -> list[str]:
        """The storage names of all its copies."""
        return [self.rendition_name(width, format) for width in self.widths for format in FORMATS]

    def rendition_name(self, width: int, format: str) -> str:
        """The storage name of the copy `width` pixels wide."""
        return f"{self.path.rpartition('.')[0]}-{width}.{format}"


class FormerFile(models.Model):
    """A file that was a picture's until it was replaced: its address leads to the new one."""

    digest = models.CharField(max_length=64, primary_key=True)
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="former_files")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.digest[:12]} → {self.picture}"
