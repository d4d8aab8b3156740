"""Readers' words under a post, and the threads they form."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from blog.comments.spam.bayes.tokens import host_of
from blog.people.models import Account
from blog.posts.models import Post, live_q
from blog.rows.composite_key import CompositeForeignKey
from blog.rows.stored_fields import StoredCount


class State(models.TextChoices):
    PENDING = "pending", _("waiting")
    PUBLISHED = "published", _("published")
    SPAM = "spam", _("spam")
    REJECTED = "rejected", _("rejected")
    REMOVED = "removed", _("removed")


class Kind(models.TextChoices):
    """What it is. All but the first were found on a page of their writer's, by webmention."""

    COMMENT = "comment", _("comment")
    REPLY = "reply", _("reply")
    MENTION = "mention", _("mention")
    LIKE = "like", _("like")
    REPOST = "repost", _("repost")
    BOOKMARK = "bookmark", _("bookmark")


# They say nothing that could be answered: readers see who made them, below the comments.
GESTURES = (Kind.LIKE, Kind.REPOST, Kind.BOOKMARK)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible(self) -> Self:
        """What a stranger may see; the post must be live as well."""
        return self.filter(state=State.PUBLISHED)

    def spoken(self) -> Self:
        """Those that say something: no mere gestures."""
        return self.exclude(kind__in=GESTURES)

    def written_by(self, email: str) -> Self:
        """Those that were signed with this e-mail address, however it was spelled."""
        return self.alias(writer=Lower("email")).filter(writer=email.lower()).exclude(email="")

    def waiting(self) -> Self:
        return self.filter(state=State.PENDING)

    def moderated_by(self, account: Account) -> Self:
        """Those the account may judge: an author, under their own posts; a moderator, all."""
        comments = self.filter(post__trashed_at__isnull=True)
        if account.may_moderate_all:
            return comments
        return comments.filter(post__bylines__account=account)

    def for_feed(self) -> Self:
        """What feeds tell: what a stranger may see, newest first, each with its post."""
        shown = self.visible().spoken().filter(live_q("post__")).select_related("post")
        return shown.order_by("-created_at", "-pk")


class ThreadQuerySet(models.QuerySet["Thread"]):
    def shown(self) -> Self:
        """Those of which readers see something."""
        return self.filter(shown__gt=0)

    def in_order(self) -> Self:
        """As they are read."""
        return self.order_by("-is_pinned", "began_at", "pk")


class Thread(models.Model):
    """A comment on the post itself and all replies below it. `shown`: how many readers see."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="threads")
    began_at = models.DateTimeField()
    is_pinned = models.BooleanField(_("pinned"), default=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    shown = StoredCount()

    objects: ClassVar[models.Manager["Thread"]] = models.Manager.from_queryset(ThreadQuerySet)()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = [
            models.Index(
                fields=["post", "-is_pinned", "began_at", "id"],
                condition=Q(shown__gt=0),
                name="thread_page",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "post"], name="thread_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.began_at:%Y-%m-%d %H:%M}"


class Comment(models.Model):
    """A reader's words. `rendered` is made from `body`, which is light Markdown.

    What came by webmention stands `elsewhere` as well, at that address; of a gesture the body only
    says in words which it was.

    `digest` stands for what was sent, so that sending it again is no second comment; `sender`, for
    a while, for who sent it.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments", editable=False)
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.COMMENT, editable=False)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    elsewhere = models.URLField(max_length=2_000, blank=True, editable=False)
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
    reasons = models.JSONField(_("reasons"), default=list, blank=True, editable=False)
    network = models.CharField(_("network"), max_length=43, blank=True, editable=False)
    created_at = models.DateTimeField(_("written at"), editable=False)
    edited_at = models.DateTimeField(_("edited at"), null=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="edited_comments",
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    digest = models.CharField(max_length=64, null=True, unique=True, editable=False)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    moderators_told_at = models.DateTimeField(null=True, editable=False)
    readers_told_at = models.DateTimeField(null=True, editable=False)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)

    objects: ClassVar[models.Manager["Comment"]] = models.Manager.from_queryset(CommentQuerySet)()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["post", "state", "created_at", "id"], name="comment_thread"),
            models.Index(fields=["state", "-created_at", "-id"], name="comment_queue"),
            models.Index(fields=["email", "state"], name="comment_by_email"),
            models.Index(Lower("email"), name="comment_by_writer"),
            models.Index(fields=["network", "-created_at"], name="comment_by_network"),
            models.Index(
                fields=["created_at"], condition=~Q(sender=""), name="comment_with_sender"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="comment_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="comment_kind"),
            models.CheckConstraint(
                condition=Q(elsewhere="") | ~Q(kind=Kind.COMMENT), name="comment_elsewhere_has_kind"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="comment_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(state=State.PUBLISHED),
                name="comment_withdrawn_is_hidden",
            ),
            models.UniqueConstraint(fields=["id", "thread"], name="comment_of_thread"),
            CompositeForeignKey(
                fields=["parent", "thread"],
                to_table="blog_comment",
                to_columns=["id", "thread_id"],
                name="comment_reply_same_thread",
            ),
            CompositeForeignKey(
                fields=["thread", "post"],
                to_table="blog_thread",
                to_columns=["id", "post_id"],
                name="comment_thread_of_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.body[:60]}"

    def get_absolute_url(self) -> str:
        """Leads to the page of comments that holds it."""
        return f"{self.post.get_absolute_url()}?comment={self.pk}#c{self.pk}"

    @property
    def reason(self) -> str:
        """Why it waits, or is kept from readers."""
        return "; ".join(self.reasons)

    @property
    def is_visible(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_gesture(self) -> bool:
        return self.kind in GESTURES

    @property
    def host(self) -> str:
        """Where it stands, if that is elsewhere."""
        return host_of(self.elsewhere)


class FormerWords(models.Model):
    """What a comment said before it was edited: by its writer, or by `replaced_by`."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="former_words")
    body = models.TextField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("former words")
        verbose_name_plural = _("former words")
        ordering = ["replaced_at", "pk"]

    def __str__(self) -> str:
        return self.body[:60]
