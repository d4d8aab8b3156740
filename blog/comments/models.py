"""A comment: a reader's words under a post."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from blog.constraints import CompositeForeignKey
from blog.people.models import Account
from blog.posts.models import Post


class State(models.TextChoices):
    PENDING = "pending", _("waiting")
    PUBLISHED = "published", _("published")
    SPAM = "spam", _("spam")
    REJECTED = "rejected", _("rejected")
    REMOVED = "removed", _("removed")


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible(self) -> Self:
        """What a stranger may see; the post must be live as well."""
        return self.filter(state=State.PUBLISHED)

    def waiting(self) -> Self:
        return self.filter(state=State.PENDING)

    def moderated_by(self, account: Account) -> Self:
        """Those the account may judge: an author, under their own posts; a moderator, all."""
        comments = self.filter(post__trashed_at__isnull=True)
        if account.may_moderate_all:
            return comments
        return comments.filter(post__bylines__account=account)


class Comment(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    body = models.TextField(_("comment"))
    rendered = models.TextField(editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
    )
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.PENDING, editable=False
    )
    reason = models.CharField(
        _("reason"), max_length=200, blank=True, editable=False, help_text=_("Why it waits.")
    )
    created_at = models.DateTimeField(_("written at"), editable=False)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)

    objects: ClassVar[models.Manager["Comment"]] = models.Manager.from_queryset(CommentQuerySet)()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["post", "state", "created_at", "id"], name="comment_thread"),
            models.Index(fields=["state", "-created_at", "-id"], name="comment_queue"),
            models.Index(fields=["email", "state"], name="comment_by_email"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="comment_state"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="comment_not_own_parent"
            ),
            models.UniqueConstraint(fields=["id", "post"], name="comment_of_post"),
            CompositeForeignKey(
                fields=["parent", "post"],
                to_table="blog_comment",
                to_columns=["id", "post_id"],
                name="comment_reply_same_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.body[:60]}"

    def get_absolute_url(self) -> str:
        return f"{self.post.get_absolute_url()}#c{self.pk}"
