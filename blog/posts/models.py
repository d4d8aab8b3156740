"""Posts and pages. Bylines, tags, permalinks and citations have their own models."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.choices import Direction, Kind, Stage
from blog.posts.selections import PostSelections
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.rows.composite_key import CompositeForeignKey
from blog.rows.sorted_json import SortedJSONField
from blog.rows.stored_fields import StoredCount, StoredDate, StoredList, StoredText
from blog.rows.trash import Trashable
from blog.site.languages import direction_of, own_name
from blog.site.models import CommentPolicy
from blog.site.sorting import in_order
from blog.site.validators import validate_visible
from blog.sources.models import Source


class PostQuerySet(PostSelections["Post"]):
    """Posts, by the rules in `blog.posts.selections`."""


class Post(Trashable):  # type: ignore[django-manager-missing]  # taggit's `taggings`
    """A post, or a page such as About.

    `body` is the author's text as sanitized HTML, with sources and pictures by primary key.
    `planned_for` is when the author intends to publish a draft: the calendar shows it, but the
    draft does not publish then.

    These fields are derived from `body` and updated when anything they show changes: `rendered`,
    `rendered_sources`, `rendered_lead` (the lead picture, for lists), `cited_works` and
    `shown_pictures` (as schema.org data), `excerpt`, `outline` (of a long text) and
    `reading_minutes`. The worker updates `related` (primary keys of posts) and `card` (the file of
    the card picture). `comment_count` (of visible comments) and `reactions` (likes and reposts
    from other sites) are stored by the verbs of comments. `listed_at` is the date from which lists
    have the post, if any (see `posts.listing`).

    `version` counts the saves; a save must start from the stored version. `updated_at` is the time
    of the latest of the `corrections` that readers see: `{"at": …, "note": …, "version": …}`.
    """

    LONG_FIELDS = (
        *("body", "rendered", "rendered_sources", "rendered_lead", "cited_works"),
        *("shown_pictures", "excerpt", "outline", "corrections", "reactions", "related"),
    )

    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.POST)
    title = models.CharField(_("title"), max_length=300, validators=[validate_visible])
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        blank=True,
        help_text=_("The last part of the URL. Leave empty to generate it from the title."),
    )
    body = models.TextField(_("text"), blank=True)
    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("Shown in lists. Leave empty to use the beginning of the text."),
    )
    lead_picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_posts",
        verbose_name=_("lead picture"),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction, blank=True)
    comment_policy = models.CharField(
        _("comments"),
        max_length=12,
        choices=CommentPolicy,
        blank=True,
        help_text=_("Leave empty to use the blog’s setting."),
    )
    comment_days = models.PositiveSmallIntegerField(
        _("days open for comments"),
        null=True,
        blank=True,
        help_text=_("Leave empty to use the blog’s setting; 0 means no limit."),
    )
    citation_style = models.CharField(_("citation style"), max_length=64, blank=True)
    series = models.ForeignKey(
        Series,
        models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="posts",
        verbose_name=_("series"),
    )
    series_position = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    translation_group = models.ForeignKey(
        "TranslationGroup",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="posts",
    )

    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    updated_at = models.DateTimeField(_("updated at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Shown to readers in place of the post."),
    )
    permalink_pattern = models.CharField(max_length=40, blank=True, editable=False)
    permalink = models.OneToOneField(
        "Permalink",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="current_for",
        editable=False,
    )

    version = models.PositiveIntegerField(default=1, editable=False)
    corrections = SortedJSONField(default=list, blank=True, editable=False)

    rendered = models.TextField(blank=True, editable=False)
    rendered_sources = models.TextField(blank=True, editable=False)
    rendered_lead = models.TextField(blank=True, editable=False)
    cited_works = SortedJSONField(default=list, blank=True, editable=False)
    shown_pictures = SortedJSONField(default=list, blank=True, editable=False)
    excerpt = models.TextField(blank=True, editable=False)
    card = StoredText(max_length=100)
    outline = SortedJSONField(default=list, blank=True, editable=False)
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    related: models.JSONField[list[int], list[int]] = models.JSONField(
        default=list, blank=True, editable=False
    )
    comment_count = StoredCount()
    reactions = StoredList()
    listed_at = StoredDate()

    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    feed_id = models.CharField(max_length=300, blank=True, default="", editable=False)

    tags = TaggableManager(
        _("tags"), through="blog.Tagging", blank=True, help_text=_("Separated by commas.")
    )
    sources = models.ManyToManyField(Source, through="Citation", related_name="posts")
    consulted = models.ManyToManyField(
        Source, through="Consultation", related_name="consulting_posts"
    )
    pictures = models.ManyToManyField(Picture, through="PictureUse", related_name="posts")
    files = models.ManyToManyField(MediaFile, through="FileUse", related_name="posts")

    objects: ClassVar[models.Manager["Post"]] = models.Manager.from_queryset(PostQuerySet)()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [
            models.Index(
                fields=["kind", "-published_at", "-id"],
                condition=Q(published_at__isnull=False, withdrawn_at__isnull=True),
                name="post_newest",
            ),
            models.Index(
                fields=["-updated_at"],
                condition=Q(updated_at__isnull=False),
                name="post_last_corrected",
            ),
            models.Index(
                fields=["trashed_at"], condition=Q(trashed_at__isnull=False), name="post_trashed"
            ),
            models.Index(
                fields=["planned_for"],
                condition=Q(planned_for__isnull=False),
                name="post_planned",
            ),
            models.Index(
                fields=["-saved_at"], condition=Q(published_at__isnull=True), name="post_drafts"
            ),
            models.Index(
                fields=["-saved_at"], condition=Q(withdrawn_at__isnull=False), name="post_withdrawn"
            ),
            models.Index(fields=["-saved_at", "-id"], name="post_last_saved"),
            models.Index(fields=["kind", "-saved_at", "-id"], name="post_kind_last_saved"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="post_kind"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(permalink__isnull=False),
                name="post_out_has_permalink",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(published_at__isnull=False),
                name="post_withdrawn_was_out",
            ),
            models.CheckConstraint(
                condition=Q(comment_policy__in=["", *CommentPolicy.values]),
                name="post_comment_policy",
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=True, series_position__isnull=True)
                | Q(series__isnull=False, series_position__gte=1),
                name="post_has_place_in_series",
            ),
            models.UniqueConstraint(
                fields=["series", "series_position"], name="post_alone_at_place_in_series"
            ),
            models.UniqueConstraint(
                fields=["translation_group", "language"], name="post_alone_in_its_language"
            ),
            CompositeForeignKey(
                fields=["permalink", "id"],
                to_table="blog_permalink",
                to_columns=["path", "post_id"],
                name="post_permalink_is_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the permalink, or "" if the post never had one."""
        return str(iri_to_uri(self.permalink_id or ""))

    @property
    def tags_in_order(self) -> list[Tag]:
        """The tags, sorted by name in the active language."""
        return sorted(self.tags.all(), key=lambda tag: in_order(tag.name))

    @property
    def stage(self) -> Stage:
        if self.trashed_at:
            return Stage.TRASHED
        if self.withdrawn_at:
            return Stage.WITHDRAWN
        if self.published_at is None:
            return Stage.DRAFT
        return Stage.PUBLISHED if self.published_at <= timezone.now() else Stage.SCHEDULED

    @property
    def has_sources(self) -> bool:
        """Whether its page lists any sources; the author's own notes do not count."""
        return 'id="sources"' in self.rendered_sources

    @property
    def is_live(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether its authors have saved changes that readers do not see yet."""
        return hasattr(self, "unpublished")

    @property
    def is_gone(self) -> bool:
        """Whether readers could once see the post and no longer can."""
        if self.trashed_at:
            return self.published_at is not None and self.published_at <= self.trashed_at
        return self.withdrawn_at is not None

    @property
    def is_page(self) -> bool:
        return self.kind == Kind.PAGE

    @property
    def text_direction(self) -> str:
        """The direction of its text, "ltr" or "rtl"; that of its language if not set."""
        return self.direction or direction_of(self.language)

    @property
    def language_name(self) -> str:
        """The name of its language, in that language."""
        return own_name(self.language)

    @property
    def day(self) -> date | None:
        """The date of the post, in the blog's time zone."""
        return timezone.localdate(self.published_at) if self.published_at else None
