"""What other sites say of a post, as they told us; and what of a post they were told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.mentions.errands import Errand, ErrandQuerySet
from blog.posts.models import Post

LONGEST_ADDRESS = 2_000


class Fate(models.TextChoices):
    """What was found at a page that is said to link here."""

    WAITING = "waiting", _("not looked at yet")
    FOUND = "found", _("links here")
    NO_LINK = "no-link", _("does not link here")
    GONE = "gone", _("is gone")
    UNREADABLE = "unreadable", _("could not be read")
    REFUSED = "refused", _("could not be taken")


class Mention(Errand):
    """The page at `source` says that it links to the post, by the address `target`.

    Once that was found true it is a comment. `read` stands for what the page said then; `network`
    is whose word it was, while that counts.
    """

    source = models.URLField(max_length=LONGEST_ADDRESS)
    target = models.URLField(max_length=LONGEST_ADDRESS)
    post = models.ForeignKey(Post, models.CASCADE, related_name="mentions")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="mention")
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.WAITING)
    read = models.CharField(max_length=64, blank=True)
    network = models.CharField(max_length=43, blank=True)
    told_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Mention"]] = models.Manager.from_queryset(ErrandQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["network", "told_at"], name="mention_by_network")]
        constraints = [
            models.UniqueConstraint(fields=["source", "post"], name="mention_once"),
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="mention_fate"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.post_id}"


class Outbox(models.Model):
    """A post whose links are to be looked at, since `changed_at`; `digest` is of its text when that
    was done last."""

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="outbox")
    changed_at = models.DateTimeField(null=True, db_index=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.post_id}, {self.changed_at or ''}"


class Outcome(models.TextChoices):
    """What came of telling a page that a post links to it."""

    WAITING = "waiting", _("is to be told")
    TOLD = "told", _("was told")
    DEAF = "deaf", _("takes no webmentions")
    FAILED = "failed", _("could not be told")


class Notice(Errand):
    """The page at `target` is told that the post, at `source`, links to it; or no longer does."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="notices")
    source = models.URLField(max_length=LONGEST_ADDRESS)
    target = models.URLField(max_length=LONGEST_ADDRESS)
    outcome = models.CharField(max_length=7, choices=Outcome, default=Outcome.WAITING)
    is_linked = models.BooleanField(default=True)
    told_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Notice"]] = models.Manager.from_queryset(ErrandQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "target"], name="notice_once"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="notice_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} → {self.target}"
