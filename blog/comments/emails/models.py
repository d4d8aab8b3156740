"""Readers who follow a post by email."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.posts.models import Post


class Scope(models.TextChoices):
    REPLIES = "replies", _("replies to my comments")
    ALL = "all", _("all comments on this post")


class FollowQuerySet(models.QuerySet["Follow"]):
    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)

    def of(self, email: str) -> Self:
        return self.filter(email=email.lower())

    def to_notify_of(self, comment: Comment) -> Self:
        """Return the confirmed followers whom the comment concerns, except its own commenter."""
        concerned = Q(scope=Scope.ALL)
        if comment.parent and comment.parent.email:
            concerned |= Q(email=comment.parent.email.lower())
        following = self.confirmed().filter(concerned, post=comment.post)
        return following.exclude(email=comment.email.lower()) if comment.email else following


class Follow(models.Model):
    """A post and the email of a reader who follows it.

    Until it is confirmed, only the confirmation request is sent. `email` is lowercase.
    `confirmation_sent_at`: when the last confirmation request was sent.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="follows")
    email = models.EmailField(max_length=254, db_index=True)
    scope = models.CharField(max_length=7, choices=Scope, default=Scope.REPLIES)
    requested_at = models.DateTimeField(default=timezone.now)
    confirmation_sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Follow"]] = models.Manager.from_queryset(FollowQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "email"], name="follow_once"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="follow_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.post}"
