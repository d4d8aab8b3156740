"""Webhooks, their deliveries, and which posts and comments they were sent."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from blog.comments.models import Comment
from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.policies import RetryPolicy
from blog.posts.models import Post


class Event(models.TextChoices):
    POST_PUBLISHED = "post.published", "Post published"
    POST_UPDATED = "post.updated", "Post updated"
    POST_UNPUBLISHED = "post.unpublished", "Post unpublished"
    COMMENT_POSTED = "comment.posted", "Comment posted"
    COMMENT_APPROVED = "comment.approved", "Comment approved"


class Webhook(models.Model):
    """A URL that is sent events.

    The secret that signs them follows from `salt` and the blog's secret key, so that no backup has
    it. `failing_since` is the time of the first failure since the last success.
    """

    url = models.URLField("URL", max_length=1000)
    events: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    salt = models.CharField(max_length=32, editable=False)
    is_active = models.BooleanField("active", default=True)
    failing_since = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[models.Manager["Webhook"]] = models.Manager()

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhooks"

    def __str__(self) -> str:
        return self.url

    @property
    def event_labels(self) -> list[str]:
        return [str(Event(event).label) for event in self.events]


class WebhookDelivery(DueWork):
    """An event for a webhook. `body` is sent as it is, with the ID in `message_id`."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    message_id = models.CharField(max_length=40, unique=True)
    event = models.CharField(max_length=20, choices=Event)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # of the last answer

    # About a day and a half in all.
    policy = RetryPolicy(
        first_pause=timedelta(minutes=1),
        factor=5,
        longest_pause=timedelta(hours=12),
        max_attempts=8,
        lease=timedelta(minutes=5),
    )
    objects: ClassVar[models.Manager["WebhookDelivery"]] = models.Manager.from_queryset(
        DueWorkQuerySet
    )()

    class Meta(DueWork.Meta):
        verbose_name = "webhook"
        verbose_name_plural = "webhooks"
        indexes = [
            *DueWork.Meta.indexes,
            models.Index(fields=["webhook", "-id"], name="webhookdelivery_newest"),
        ]
        constraints = [
            *DueWork.Meta.constraints,
            models.CheckConstraint(
                condition=Q(event__in=Event.values), name="webhookdelivery_event"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.webhook.url}"


class Announced(models.Model):
    """A post that was announced as live, or a comment that was announced.

    `digest` is that of what was sent of the post, and empty if nothing was; that of a comment is
    its state.
    """

    post = models.OneToOneField(Post, models.CASCADE, null=True, related_name="announced")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="announced")
    digest = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager["Announced"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, comment__isnull=True)
                | Q(post__isnull=True, comment__isnull=False),
                name="announced_is_either",
            ),
        ]

    def __str__(self) -> str:
        return f"post {self.post_id}" if self.post_id else f"comment {self.comment_id}"


def keeps_track() -> bool:
    """Return whether there is any webhook, even one that is off: its owner may turn it on."""
    return Webhook.objects.exists()
