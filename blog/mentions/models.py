"""Mentions by other sites, deliveries to other sites, and scans of posts for their links."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy
from blog.posts.models import Post

MAX_URL_LENGTH = 2_000

# A site that is down is retried for two days.
PATIENT = RetryPolicy(
    first_pause=timedelta(minutes=10),
    factor=6,
    longest_pause=timedelta(days=1),
    max_attempts=5,
    lease=timedelta(minutes=15),
)


class MentionStatus(models.TextChoices):
    """The result of checking the page."""

    PENDING = "pending", _("not checked yet")
    FOUND = "found", _("links here")
    NO_LINK = "no-link", _("does not link here")
    GONE = "gone", _("gone")
    UNREADABLE = "unreadable", _("unreadable")
    REFUSED = "refused", _("refused")


class Mention(DueWork):
    """A claim that the page at `source` links to the post at the URL `target`, to be checked.

    Once a check has found the link, the mention has a comment, and `digest` is a digest of the
    page's content at that time. `network` is the sender's, kept as long as rate limits need it.
    """

    source = models.URLField(max_length=MAX_URL_LENGTH)
    target = models.URLField(max_length=MAX_URL_LENGTH)
    post = models.ForeignKey(Post, models.CASCADE, related_name="mentions")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="mention")
    status = models.CharField(max_length=10, choices=MentionStatus, default=MentionStatus.PENDING)
    digest = models.CharField(max_length=64, blank=True)
    network = models.CharField(max_length=43, blank=True)
    received_at = models.DateTimeField()

    policy = PATIENT
    objects: ClassVar[models.Manager["Mention"]] = models.Manager.from_queryset(DueWorkQuerySet)()

    class Meta(DueWork.Meta):
        indexes = [
            *DueWork.Meta.indexes,
            models.Index(fields=["network", "received_at"], name="mention_by_network"),
        ]
        constraints = [
            *DueWork.Meta.constraints,
            models.UniqueConstraint(fields=["source", "post"], name="mention_once"),
            models.CheckConstraint(
                condition=Q(status__in=MentionStatus.values), name="mention_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.post_id}"


class LinkScan(models.Model):
    """A post whose links are to be scanned.

    `changed_at` is when it changed, null after the scan; `digest` is that of the last scan.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="link_scan")
    changed_at = models.DateTimeField(null=True, db_index=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.post_id}, {self.changed_at or ''}"


class DeliveryStatus(models.TextChoices):
    PENDING = "pending", _("pending")
    SENT = "sent", _("sent")
    UNSUPPORTED = "unsupported", _("does not accept webmentions")
    FAILED = "failed", _("failed")


class Delivery(DueWork):
    """A webmention to the page at `target`: the post at `source` links to it or no longer does."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="deliveries")
    source = models.URLField(max_length=MAX_URL_LENGTH)
    target = models.URLField(max_length=MAX_URL_LENGTH)
    status = models.CharField(max_length=11, choices=DeliveryStatus, default=DeliveryStatus.PENDING)
    is_linked = models.BooleanField(default=True)
    sent_at = models.DateTimeField(null=True)

    policy = PATIENT
    objects: ClassVar[models.Manager["Delivery"]] = models.Manager.from_queryset(DueWorkQuerySet)()

    class Meta(DueWork.Meta):
        verbose_name = _("webmention")
        verbose_name_plural = _("webmentions")
        constraints = [
            *DueWork.Meta.constraints,
            models.UniqueConstraint(fields=["post", "target"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(status__in=DeliveryStatus.values), name="delivery_status"
            ),
        ]

    def __str__(self) -> str:
        return self.target
