"""A source: a work that can be cited, described by CSL variables."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.rows.matching import terms_in
from blog.rows.sorted_json import SortedJSONField
from blog.rows.trash import Trashable, TrashQuerySet
from blog.sources.dates.localized import format_edtf
from blog.sources.dates.typed import text_from_edtf
from blog.sources.kinds import Kind
from blog.sources.untitled import UNTITLED, description

CslItem = dict[str, Any]


class SourceRole(models.TextChoices):
    PRIMARY = "primary", _("primary source")
    SECONDARY = "secondary", _("secondary source")


class Origin(models.TextChoices):
    """Where a source's data came from; fetched and parsed data should be checked."""

    TYPED = "typed", _("typed")
    FETCHED = "fetched", _("fetched")
    PARSED = "parsed", _("parsed")


class CopyPolicy(models.TextChoices):
    """What happens to copies of a source's web page."""

    SHOWN = "shown", "Keep copies; readers see one if the page is gone or differs"
    PRIVATE = "private", "Keep copies for authors only"
    NONE = "none", "Keep no copies"


class SourceQuerySet(TrashQuerySet["Source"]):
    def lacking_data(self) -> Self:
        """Return only incomplete sources, those without names or without a date."""
        return self.filter(models.Q(names="") | models.Q(issued="", issued_text=""))

    def matching(self, query: str) -> Self:
        """Return only sources with every term in the key, title, container, names or date."""
        fields = ("key", "title", "container_title", "names", "issued", "issued_text")
        return self.filter(terms_in(query, *fields))


class Source(Trashable):
    """One work, however many posts cite it.

    Columns hold what is searched or sorted; `rest` holds the remaining variables of the CSL-JSON
    item. `blog.sources.editing` converts between the two.
    """

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("A short, permanent ID such as luthi2008."),
    )
    kind = models.CharField(_("kind"), max_length=32, choices=Kind, default=Kind.BOOK)
    title = models.CharField(_("title"), max_length=1000, blank=True)
    container_title = models.CharField(_("in"), max_length=1000, blank=True)
    names = models.CharField(_("names"), max_length=1000, blank=True, editable=False)
    folded_names = models.CharField(max_length=1000, blank=True, default="", editable=False)
    issued = models.CharField(
        _("date"),
        max_length=80,
        blank=True,
        help_text=_("For example 2008, 1969-03-02, 1984? or 1850~."),
    )
    issued_text = models.CharField(
        "date as written",
        max_length=200,
        blank=True,
        help_text="If it must be cited in its own words: Michaelmas 1640, 3 Nov. 1640/41, s. a.",
    )
    year = models.SmallIntegerField(_("year"), null=True, blank=True, editable=False)
    doi = models.CharField("DOI", max_length=255, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    url = models.URLField("URL", max_length=2000, blank=True)
    rest = SortedJSONField(default=dict, blank=True)
    source_role = models.CharField(
        _("primary or secondary"), max_length=9, choices=SourceRole, blank=True
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Shown to readers, for example what the source is useful for."),
    )
    origin = models.CharField(
        _("origin"), max_length=7, choices=Origin, default=Origin.TYPED, editable=False
    )
    page_gone_on = models.DateField(null=True, editable=False)
    page_changed_on = models.DateField(null=True, editable=False)
    copied_on = models.DateField(null=True, editable=False)
    copy_is_shown = models.BooleanField(default=False, editable=False)
    archive_url = models.CharField(max_length=4000, blank=True, default="", editable=False)
    archived_on = models.DateField(null=True, editable=False)
    copy_policy = models.CharField(
        max_length=7, choices=CopyPolicy, default=CopyPolicy.SHOWN, editable=False
    )
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["Source"]] = models.Manager.from_queryset(SourceQuerySet)()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = [
            models.Index(fields=["folded_names", "year", "title"], name="source_by_name"),
            models.Index(fields=["kind", "year"], name="source_by_kind"),
            models.Index(fields=["issued"], name="source_by_issued"),
            models.Index(
                fields=["trashed_at"],
                condition=models.Q(trashed_at__isnull=False),
                name="source_trashed",
            ),
            models.Index(fields=["doi"], name="source_by_doi"),
            models.Index(fields=["isbn"], name="source_by_isbn"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="source_kind"),
            models.CheckConstraint(
                condition=~models.Q(title="") | models.Q(kind__in=sorted(UNTITLED)),
                name="source_has_title",
            ),
            models.CheckConstraint(
                condition=models.Q(source_role__in=["", *SourceRole.values]), name="source_role"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=Origin.values), name="source_origin"
            ),
            models.CheckConstraint(
                condition=models.Q(copy_policy__in=CopyPolicy.values), name="source_copy_policy"
            ),
        ]

    def __str__(self) -> str:
        date = self.issued_text or (self.issued and text_from_edtf(self.issued))
        return ", ".join(part for part in (self.names, self.heading, date) if part)

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.key])

    @property
    def heading(self) -> str:
        """The title, or what an untitled work is: "Letter to Willibald Pirckheimer"."""
        return self.title or description(self.kind, self.rest)

    @property
    def date(self) -> str:
        """The date in its own words, or in the active language."""
        return self.issued_text or format_edtf(self.issued)

    @property
    def short_name(self) -> str:
        """A short label such as "Lüthi 2008"."""
        return f"{self.names or self.heading} {self.year or ''}".strip()[:80]


class FormerKey(models.Model):
    """A key that a source had in its URL before it was renamed or merged into another."""

    key = models.SlugField(max_length=80, primary_key=True)
    source = models.ForeignKey(Source, models.CASCADE, related_name="former_keys")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.key} → {self.source.key}"


class OwnStyle(models.Model):
    """A citation style that the owner uploaded as a CSL file, checked by `styles.check_style`."""

    key = models.SlugField(max_length=64, unique=True)
    title = models.CharField(_("title"), max_length=300)
    csl = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("citation style")
        verbose_name_plural = _("citation styles")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
