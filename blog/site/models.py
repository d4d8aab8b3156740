"""The blog itself, one row."""

from datetime import datetime
from typing import ClassVar, TypedDict
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.rows.stored_fields import StoredDict
from blog.site.dates import DateFormat
from blog.site.licenses import License
from blog.text.formats.colors import is_color


class CommentPolicy(models.TextChoices):
    OPEN = "open", _("appear at once")
    FIRST_HELD = "first-held", _("the first comment of an unknown person waits for approval")
    ALL_HELD = "all-held", _("every comment waits for approval")
    CLOSED = "closed", _("closed")


class MenuEntry(TypedDict):
    """One link in the menu; `since`, as ISO 8601 has it or empty, is when readers may see it."""

    title: str
    address: str
    since: str


class FeedContent(models.TextChoices):
    FULL = "full", _("whole posts")
    SUMMARY = "summary", _("summaries")


class Typeface(models.TextChoices):
    SERIF = "serif", _("with serifs, as in a book")
    SANS = "sans", _("without serifs")


class Width(models.TextChoices):
    NARROW = "narrow", _("narrow")
    BOOK = "book", _("as in a book")
    WIDE = "wide", _("wide")


class PermalinkPattern(models.TextChoices):
    """How a new post's address is made; those of older posts stay."""

    MONTH = "/{year}/{month}/{slug}/", "/2013/07/slug/"
    DAY = "/{year}/{month}/{day}/{slug}/", "/2013/07/15/slug/"
    SLUG = "/{slug}/", "/slug/"


class Robots(models.TextChoices):
    WELCOME = "", _("may list the blog")
    UNWANTED = "noindex", _("are asked to stay away")


def validate_color(words: str) -> None:
    if not is_color(words):
        raise ValidationError(_("Write a color as # and six digits, such as #a5121f."))


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Choose one such as “Europe/Berlin”."),
            params={"name": name},
        )


class SiteManager(models.Manager["Site"]):
    def current(self) -> "Site":
        """The blog's row, or its defaults, not stored, while nobody has set anything."""
        row = self.filter(pk=Site.THE_ONE).select_related("logo").first()
        return row or Site(pk=Site.THE_ONE)


class Site(models.Model):
    """`drawn` are the files of its card and its icons by their names, made in the background."""

    THE_ONE = 1

    name = models.CharField(_("name"), max_length=100, default="Ibid")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        help_text=_("Of the blog's own words and dates."),
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    citation_style = models.CharField(
        _("citation style"), max_length=64, default="chicago-notes-bibliography"
    )
    license = models.CharField(
        _("license"),
        max_length=24,
        choices=License,
        blank=True,
        help_text=_("Under which readers may use what stands here."),
    )
    comment_policy = models.CharField(
        _("comments"), max_length=12, choices=CommentPolicy, default=CommentPolicy.FIRST_HELD
    )
    feed_content = models.CharField(
        _("feeds carry"), max_length=7, choices=FeedContent, default=FeedContent.FULL
    )
    welcomes_ai = models.BooleanField(
        _("AI companies may collect what stands here"),
        default=False,
        help_text=_("If not, /robots.txt asks their crawlers to stay away; it cannot force them."),
    )
    comment_days = models.PositiveSmallIntegerField(
        _("days open for comments"),
        default=0,
        help_text=_("Counted from the day a post was published; 0 means for ever."),
    )
    receives_mentions = models.BooleanField(
        _("receive webmentions"),
        default=True,
        help_text=_(
            "Pages of other sites that link to a post are looked at, judged as comments are, and "
            "shown among them."
        ),
    )
    sends_mentions = models.BooleanField(
        _("send webmentions"),
        default=True,
        help_text=_("Pages that a post links to are told of it, where their sites wish to know."),
    )
    require_two_factor = models.BooleanField(
        _("owners need a second factor"),
        default=False,
        help_text=_("Who may change everything logs in with a code of their phone as well."),
    )
    email_days = models.PositiveSmallIntegerField(
        _("days that commenters’ e-mail addresses are kept"),
        default=0,
        help_text=_(
            "0 means for ever. While someone follows a post by mail, theirs is kept; without it a "
            "commenter is not known again."
        ),
    )

    logo = models.ForeignKey(
        "blog.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("A small picture before the blog's name."),
    )
    accent = models.CharField(
        _("accent color"), max_length=7, blank=True, validators=[validate_color]
    )
    typeface = models.CharField(
        _("typeface"), max_length=5, choices=Typeface, default=Typeface.SERIF
    )
    width = models.CharField(
        _("width of the text"), max_length=6, choices=Width, default=Width.BOOK
    )
    own_css = models.TextField(_("own CSS"), max_length=50_000, blank=True)
    sheet_digest = models.CharField(max_length=12, blank=True, editable=False)
    footer = models.TextField(
        _("footer"),
        max_length=2_000,
        blank=True,
        help_text=_("Stands under every page. *emphasis* and [link](https://…) are understood."),
    )
    footer_html = models.TextField(blank=True, editable=False)
    date_format = models.CharField(
        _("dates"), max_length=10, choices=DateFormat, blank=True, default=DateFormat.OF_LANGUAGE
    )
    permalink_pattern = models.CharField(
        _("addresses of new posts"),
        max_length=40,
        choices=PermalinkPattern,
        default=PermalinkPattern.MONTH,
        help_text=_("Every address that was ever given keeps leading to its post."),
    )
    robots = models.CharField(
        _("search engines"), max_length=7, choices=Robots, blank=True, default=Robots.WELCOME
    )
    drawn = StoredDict()
    menu: models.JSONField[list[MenuEntry], list[MenuEntry]] = models.JSONField(
        default=list, blank=True, editable=False
    )

    objects: ClassVar[SiteManager] = SiteManager()

    class Meta:
        verbose_name = _("settings")
        verbose_name_plural = _("settings")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="site_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(comment_policy__in=CommentPolicy.values),
                name="site_comment_policy",
            ),
            models.CheckConstraint(
                condition=models.Q(license__in=["", *License.values]), name="site_license"
            ),
            models.CheckConstraint(
                condition=models.Q(feed_content__in=FeedContent.values), name="site_feed_content"
            ),
            models.CheckConstraint(
                condition=models.Q(typeface__in=Typeface.values, width__in=Width.values),
                name="site_look",
            ),
            models.CheckConstraint(
                condition=models.Q(permalink_pattern__in=PermalinkPattern.values),
                name="site_permalink_pattern",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def menu_now(self) -> list[MenuEntry]:
        """What stands in the menu now."""
        now = timezone.now()
        return [
            entry
            for entry in self.menu
            if not entry["since"] or datetime.fromisoformat(entry["since"]) <= now
        ]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
