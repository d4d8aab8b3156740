"""The blog itself, one row."""

from datetime import datetime
from typing import ClassVar, TypedDict
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.site.licences import Licence


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


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Choose one such as “Europe/Berlin”."),
            params={"name": name},
        )


class SiteManager(models.Manager["Site"]):
    def current(self) -> "Site":
        """The blog's row, or its defaults, not stored, while nobody has set anything."""
        return self.filter(pk=Site.THE_ONE).first() or Site(pk=Site.THE_ONE)


class Site(models.Model):
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
    licence = models.CharField(
        _("licence"),
        max_length=24,
        choices=Licence,
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
    require_second_factor = models.BooleanField(
        _("owners need a second factor"),
        default=False,
        help_text=_("Who may change everything logs in with a code of their phone as well."),
    )

    menu: models.JSONField[list[MenuEntry], list[MenuEntry]] = models.JSONField(
        default=list, blank=True, editable=False
    )

    objects: ClassVar[SiteManager] = SiteManager()

    class Meta:
        verbose_name = _("blog")
        verbose_name_plural = _("blog")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="site_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(comment_policy__in=CommentPolicy.values),
                name="site_comment_policy",
            ),
            models.CheckConstraint(
                condition=models.Q(licence__in=["", *Licence.values]), name="site_licence"
            ),
            models.CheckConstraint(
                condition=models.Q(feed_content__in=FeedContent.values), name="site_feed_content"
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
