"""Comments, which readers write under a post or which arrive by webmention."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from blog.comments.spam.bayes.tokens import host_of
from blog.comments.threads.models import Thread
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.selections import live_q
from blog.rows.composite_key import CompositeForeignKey


class State(models.TextChoices):
    PENDING = "pending", _("pending")
    PUBLISHED = "published", _("published")
    SPAM = "spam", _("spam")
    REJECTED = "rejected", _("rejected")
    REMOVED = "removed", _("removed")


class Kind(models.TextChoices):
    """The kind of comment. All but COMMENT come from another site, by webmention."""

    COMMENT = "comment", _("comment")
    REPLY = "reply", _("reply")
    MENTION = "mention", _("mention")
    LIKE = "like", _("like")
    REPOST = "repost", _("repost")
    BOOKMARK = "bookmark", _("bookmark")


# Reactions have no text to reply to. Readers see who reacted, below the comments.
REACTIONS = (Kind.LIKE, Kind.REPOST, Kind.BOOKMARK)


# The fields that a page of comments shows; blog.comments.heads makes the head from most.
SHOWN = (
    *("post", "thread", "parent", "kind", "name", "email", "website", "original_url", "account"),
    *("rendered", "head", "state", "created_at", "edited_at", "edited_by", "withdrawn_at"),
)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible(self) -> Self:
        """Return the published comments; whether readers see them depends on the post, too."""
        return self.filter(state=State.PUBLISHED)

    def without_reactions(self) -> Self:
        """Return the comments with a text of their own: no likes, reposts or bookmarks."""
        return self.exclude(kind__in=REACTIONS)

    def written_by(self, email: str) -> Self:
        """Return the comments written with this email, regardless of case."""
        return self.alias(writer=Lower("email")).filter(writer=email.lower()).exclude(email="")

    def pending(self) -> Self:
        return self.filter(state=State.PENDING)

    def moderated_by(self, account: Account) -> Self:
        """Return the comments the account may moderate: all, or those on an author's posts."""
        comments = self.exclude(post__in=Post.objects.trashed().values("pk"))
        if account.may_moderate_all:
            return comments
        return comments.filter(post__bylines__account=account)

    def for_page(self) -> Self:
        """Fetch only what a page shows of comments."""
        return self.only(*SHOWN)

    def for_feed(self) -> Self:
        """Return the comments that readers see, newest first, each with its post."""
        shown = self.visible().without_reactions().filter(live_q("post__")).select_related("post")
        return shown.order_by("-created_at", "-pk")


class Comment(models.Model):
    """A comment. `rendered` is the HTML of `body`, which is light Markdown, and `head` the HTML of
    its head, by `blog.comments.heads`.

    `original_url` is the page of a comment that arrived by webmention; the body of a reaction only
    names its kind.

    `submission_hash` recognizes a comment that is sent twice; `sender_hash` recognizes its sender
    while they may edit it.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments", editable=False)
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.COMMENT, editable=False)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("email"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    original_url = models.URLField(max_length=2_000, blank=True, editable=False)
    body = models.TextField(_("comment"))
    rendered = models.TextField(editable=False)
    head: models.JSONField[list[str], list[str]] = models.JSONField(
        default=list, blank=True, editable=False
    )
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
    submission_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    moderators_notified_at = models.DateTimeField(null=True, editable=False)
    followers_notified_at = models.DateTimeField(null=True, editable=False)
    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)
    feed_id = models.CharField(max_length=300, blank=True, default="", editable=False)

    objects: ClassVar[models.Manager["Comment"]] = models.Manager.from_queryset(CommentQuerySet)()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["post", "state", "created_at", "id"], name="comment_thread"),
            models.Index(fields=["state", "-created_at", "-id"], name="comment_queue"),
            models.Index(fields=["-created_at", "-id"], name="comment_newest"),
            models.Index(fields=["email", "state"], name="comment_by_email"),
            models.Index(Lower("email"), name="comment_by_writer"),
            models.Index(fields=["network", "-created_at"], name="comment_by_network"),
            models.Index(
                fields=["created_at"], condition=~Q(sender_hash=""), name="comment_with_sender"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="comment_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="comment_kind"),
            models.CheckConstraint(
                condition=Q(original_url="") | ~Q(kind=Kind.COMMENT),
                name="comment_original_has_kind",
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
        """Return the path of its page of comments, with the comment as the fragment."""
        return f"{self.post.get_absolute_url()}?comment={self.pk}#c{self.pk}"

    @property
    def reason(self) -> str:
        """Why it is held, or hidden from readers."""
        return "; ".join(self.reasons)

    @property
    def is_visible(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_reaction(self) -> bool:
        return self.kind in REACTIONS

    @property
    def host(self) -> str:
        """The host of its original page, if it arrived by webmention."""
        return host_of(self.original_url)
