"""Links, what uses them, and their hosts, which are checked one page at a time."""

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy
from blog.posts.models import Post
from blog.sources.models import Source

MAX_URL_LENGTH = 2_000


class LinkState(models.TextChoices):
    """What the checks of a link have shown."""

    OK = "ok", _("ok")
    MOVED = "moved", _("moved")
    DRIFTED = "drifted", "drifted"
    BLOCKED = "blocked", _("blocked")
    SOFT_404 = "soft-404", _("soft 404")
    DEAD = "dead", _("dead")
    UNKNOWN = "unknown", _("unknown")


# Readers are warned about these.
LOST = frozenset({LinkState.SOFT_404, LinkState.DEAD})


class Host(DueWork):
    """A host with links; it is due when the next of them is to be checked.

    A worker that checks a page leases the host, so that it gets one request at a time. `robots` is
    its robots.txt as fetched at `robots_at`.
    """

    name = models.CharField(max_length=255, unique=True)
    robots = models.TextField(blank=True, editable=False)
    robots_at = models.DateTimeField(null=True, editable=False)

    policy = RetryPolicy(
        first_pause=timedelta(hours=1),
        factor=2,
        longest_pause=timedelta(days=1),
        max_attempts=None,
        lease=timedelta(minutes=15),
    )
    objects: ClassVar[models.Manager["Host"]] = models.Manager.from_queryset(DueWorkQuerySet)()

    class Meta(DueWork.Meta):
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")

    def __str__(self) -> str:
        return self.name


class LinkQuerySet(models.QuerySet["Link"]):
    def needing_care(self) -> Self:
        """Select the links that are not ok, unless a person accepted them or they were never so."""
        return self.exclude(state=LinkState.OK).exclude(checked_at=None).filter(is_accepted=False)


class Link(models.Model):
    """The URL of another site's page, and the result of its last check.

    `evidence` is a sentence, and `target` the page's new URL if it has moved. `streak` counts the
    checks with the same state, `failures` those without a usable page since `failing_since`.
    `no_copy_because` is a sentence; `wants_copy` if a person asked for a new copy to compare with.
    """

    url = models.URLField("URL", max_length=MAX_URL_LENGTH, unique=True)
    host = models.ForeignKey(Host, models.CASCADE, related_name="links")
    state = models.CharField(_("state"), max_length=8, choices=LinkState, default=LinkState.UNKNOWN)
    evidence = models.CharField(max_length=300, blank=True)
    target = models.URLField(max_length=MAX_URL_LENGTH, blank=True)
    state_since = models.DateTimeField(null=True)
    check_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    ok_at = models.DateTimeField(null=True)
    streak = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    is_accepted = models.BooleanField(default=False)
    no_copy_because = models.CharField(max_length=300, blank=True)
    wants_copy = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Link"]] = models.Manager.from_queryset(LinkQuerySet)()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = [
            models.Index(fields=["host", "check_at"], name="link_to_check"),
            models.Index(fields=["state"], condition=~Q(state="ok"), name="link_needs_care"),
            models.Index(fields=["ok_at"], name="link_by_success"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LinkState.values), name="link_state")
        ]

    def __str__(self) -> str:
        return self.url


class LinkUse(models.Model):
    """A link in the text of a post, or of a source."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="uses")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="link_uses")
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="link_uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "link"], name="link_use_by_post"),
            models.UniqueConstraint(fields=["source", "link"], name="link_use_by_source"),
            models.CheckConstraint(
                condition=Q(post=None) ^ Q(source=None), name="link_use_has_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id or self.source_id}: {self.link_id}"


class LinkCollection(models.Model):
    """A post whose links are known, as of this version of it."""

    post = models.OneToOneField(
        Post, models.CASCADE, primary_key=True, related_name="link_collection"
    )
    version = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.post_id}, version {self.version}"
