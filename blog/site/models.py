"""The blog's settings, stored in one row."""

from datetime import datetime
from typing import ClassVar, TypedDict
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.rows.prepared import Prepared
from blog.rows.stored_fields import StoredDict
from blog.site.dates import DateFormat
from blog.site.licenses import License
from blog.site.validators import validate_visible
from blog.text.formats.colors import is_color


class CommentPolicy(models.TextChoices):
    OPEN = "open", _("Publish all comments at once")
    FIRST_HELD = "first-held", _("Hold a person’s first comment for approval")
    ALL_HELD = "all-held", _("Hold every comment for approval")
    CLOSED = "closed", _("Closed")


class MenuEntry(TypedDict):
    """A link in the menu. Readers see it from `since` on: an ISO 8601 time, or empty for always."""

    title: str
    url: str
    since: str


class FeedContent(models.TextChoices):
    FULL = "full", _("Full text")
    SUMMARY = "summary", _("Summaries")


class Typeface(models.TextChoices):
    SERIF = "serif", _("Serif")
    SANS = "sans", _("Sans serif")


class Width(models.TextChoices):
    NARROW = "narrow", _("Narrow")
    BOOK = "book", _("Medium")
    WIDE = "wide", _("Wide")


class PermalinkPattern(models.TextChoices):
    """The form of new posts' permalinks. The permalinks of earlier posts stay the same."""

    MONTH = "/{year}/{month}/{slug}/", "/2013/07/slug/"
    DAY = "/{year}/{month}/{day}/{slug}/", "/2013/07/15/slug/"
    SLUG = "/{slug}/", "/slug/"


class WebArchive(models.TextChoices):
    """Where archived versions of cited pages are looked for."""

    NONE = "", "Nowhere"
    WAYBACK = "wayback", "In the Wayback Machine of the Internet Archive"
    OTHER = "other", "In another archive"


class Robots(models.TextChoices):
    WELCOME = "", _("May list the blog")
    UNWANTED = "noindex", _("Discouraged from listing the blog")


def validate_color(value: str) -> None:
    if not is_color(value):
        raise ValidationError(_("Enter a color as # and six digits, such as #a5121f."))


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Choose one such as “Europe/Berlin”."),
            params={"name": name},
        )


class SiteManager(models.Manager["Site"]):
    def current(self) -> "Site":
        """Return the stored settings, or unsaved ones with the defaults if there are none."""
        return _current.first() or Site(pk=Site.SINGLETON_PK)


class Site(models.Model):
    """The blog's settings.

    `drawn` maps its card and icons to their names in storage. `feed_host` is the host in the ids of
    feeds: the first one the blog was served at; it stays when the blog moves.
    """

    SINGLETON_PK = 1

    name = models.CharField(
        _("name"), max_length=100, default="Ibid", validators=[validate_visible]
    )
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        help_text=_("For the pages readers see, and their dates."),
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
        help_text=_("The terms under which readers may reuse your posts."),
    )
    comment_policy = models.CharField(
        _("comments"), max_length=12, choices=CommentPolicy, default=CommentPolicy.FIRST_HELD
    )
    feed_content = models.CharField(
        _("feeds contain"), max_length=7, choices=FeedContent, default=FeedContent.FULL
    )
    allows_ai_crawlers = models.BooleanField(
        _("allow AI crawlers"),
        default=False,
        help_text=_(
            "If off, /robots.txt asks AI companies not to collect your posts; not all comply."
        ),
    )
    comment_days = models.PositiveSmallIntegerField(
        _("close comments after (days)"),
        default=0,
        help_text=_("Days after a post’s publication; 0 keeps comments open."),
    )
    receives_mentions = models.BooleanField(
        _("receive webmentions"),
        default=True,
        help_text=_(
            "Links from other sites appear among the comments, after the same spam checks."
        ),
    )
    sends_mentions = models.BooleanField(
        _("send webmentions"),
        default=True,
        help_text=_("Sites your posts link to are notified, if they support it."),
    )
    checks_links = models.BooleanField(
        _("check links"),
        default=True,
        help_text=_(
            "The pages that your posts and sources link to are visited now and then, politely."
        ),
    )
    shows_versions = models.BooleanField(
        "show earlier versions",
        default=True,
        help_text="Readers can open the published versions of a post, and see what was corrected.",
    )
    keeps_copies = models.BooleanField(
        "keep copies of cited web pages",
        default=True,
        help_text=(
            "When a source is saved, its page is copied for you and your coauthors, unless the "
            "page asks programs not to. Links must be checked for this."
        ),
    )
    shows_copies = models.BooleanField(
        "show copies to readers",
        default=True,
        help_text=(
            "Readers get the text of a copy, with its date, while the page itself is gone or has "
            "changed. Each page of a copy offers a form to request its removal."
        ),
    )
    web_archive = models.CharField(
        "look for archived versions",
        max_length=7,
        choices=WebArchive,
        blank=True,
        default=WebArchive.NONE,
        help_text=(
            "The archive is asked, slowly, for the page of each source that readers see. They get "
            "a link to what it has while the page itself is gone or has changed."
        ),
    )
    timegate = models.URLField(
        "TimeGate of another archive",
        max_length=300,
        blank=True,
        default="",
        help_text=(
            "The URL of its TimeGate (Memento, RFC 7089), such as https://arquivo.pt/wayback/. The "
            "URL of a page is added at its end."
        ),
    )
    saves_to_archive = models.BooleanField(
        "have the Wayback Machine save pages that it lacks",
        default=False,
        help_text="Only with the Wayback Machine. What it saves is public.",
    )
    require_two_factor = models.BooleanField(
        _("require two-factor authentication of owners"),
        default=False,
        help_text=_("Owners must also enter a code from their phone to log in."),
    )
    email_days = models.PositiveSmallIntegerField(
        _("delete commenters’ emails after (days)"),
        default=0,
        help_text=_(
            "0 keeps them. The email of a person who follows a post by email is always kept. "
            "Without their email, a returning commenter is not recognized."
        ),
    )

    logo = models.ForeignKey(
        "blog.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("A small picture before the blog’s name."),
    )
    accent = models.CharField(
        _("accent color"), max_length=7, blank=True, validators=[validate_color]
    )
    typeface = models.CharField(
        _("typeface"), max_length=5, choices=Typeface, default=Typeface.SERIF
    )
    width = models.CharField(_("text width"), max_length=6, choices=Width, default=Width.BOOK)
    custom_css = models.TextField(_("custom CSS"), max_length=50_000, blank=True)
    sheet_digest = models.CharField(max_length=12, blank=True, editable=False)
    footer = models.TextField(
        _("footer"),
        max_length=2_000,
        blank=True,
        help_text=_("Shown on every page. You can use *emphasis* and [links](https://…)."),
    )
    footer_html = models.TextField(blank=True, editable=False)
    date_format = models.CharField(
        _("date format"),
        max_length=10,
        choices=DateFormat,
        blank=True,
        default=DateFormat.OF_LANGUAGE,
    )
    permalink_pattern = models.CharField(
        _("permalinks of new posts"),
        max_length=40,
        choices=PermalinkPattern,
        default=PermalinkPattern.MONTH,
        help_text=_("Earlier permalinks keep working."),
    )
    smart_quotes = models.BooleanField(
        _("smart quotes"),
        default=True,
        help_text=_(
            "While you type, straight quotes and -- become the quotation marks and dashes of the "
            "post’s language. Code stays as you type it."
        ),
    )
    embed_hosts = models.TextField(
        _("hosts of players"),
        blank=True,
        default="",
        max_length=2000,
        help_text=_(
            "One per line, such as www.youtube-nocookie.com or player.vimeo.com. Players from "
            "these hosts load inside a post, in a sandbox, once a reader clicks. Without a host in "
            "the list, readers get a link."
        ),
    )
    robots = models.CharField(
        _("search engines"), max_length=7, choices=Robots, blank=True, default=Robots.WELCOME
    )
    drawn = StoredDict()
    feed_host = models.CharField(max_length=255, blank=True, editable=False)
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
                condition=models.Q(web_archive__in=WebArchive.values), name="site_web_archive"
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
        """The menu's links that readers may see now."""
        now = timezone.now()
        return [
            entry
            for entry in self.menu
            if not entry["since"] or datetime.fromisoformat(entry["since"]) <= now
        ]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


_current = Prepared(lambda: Site.objects.filter(pk=Site.SINGLETON_PK).select_related("logo"))
