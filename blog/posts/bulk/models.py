"""Bulk changes of posts, stored for a few hours so that they can be undone exactly."""

from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.people.models import Account
from blog.posts.models import Post

UNDO_LASTS = timedelta(hours=6)


class Act(models.TextChoices):
    TAG = "tag", _("tagged")
    UNTAG = "untag", _("untagged")
    PUBLISH = "publish", _("published")
    WITHDRAW = "withdraw", _("withdrawn")
    CHANGE_AUTHOR = "change-author", _("changed to another author")
    TRASH = "trash", _("moved to the trash")


class BulkActQuerySet(models.QuerySet["BulkAct"]):
    def last_of(self, account: Account) -> "BulkAct | None":
        """Return the account's latest bulk change if it can still be undone, or None."""
        last = self.filter(by=account).order_by("-pk").first()
        is_open = last and not last.undone_at and last.made_at > timezone.now() - UNDO_LASTS
        return last if is_open else None

    def forgotten(self) -> Self:
        return self.filter(made_at__lte=timezone.now() - UNDO_LASTS)


class BulkAct(models.Model):
    """A change that an account made to several posts; it can be undone for UNDO_LASTS."""

    act = models.CharField(max_length=13, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="bulk_acts"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["BulkAct"]] = models.Manager.from_queryset(BulkActQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="bulk_act_last_of")]
        constraints = [
            models.CheckConstraint(condition=Q(act__in=Act.values), name="bulk_act_act"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}, {self.made_at:%Y-%m-%d %H:%M}"


class BulkPart(models.Model):
    """One post in a bulk change, with its snapshots (see `snapshot_of`) before and after it."""

    act = models.ForeignKey(BulkAct, models.CASCADE, related_name="parts")
    post = models.ForeignKey(Post, models.CASCADE, related_name="bulk_parts")
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "post"], name="bulk_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.post}"
