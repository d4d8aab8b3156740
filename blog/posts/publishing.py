"""Showing a post to readers, and taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink
from blog.posts.signals import tell_changed

# What these verbs change. The rest may have been written by someone else a moment ago.
STAGE = (
    "published_at",
    "withdrawn_at",
    "withdrawn_reason",
    "planned_for",
    "slug",
    "permalink",
    "permalink_pattern",
    "saved_at",
)


@transaction.atomic
def publish(post: Post, *, by: Account | None = None, at: datetime | None = None) -> None:
    """Make the post live at `at` (now, if not given); one that was withdrawn comes back.

    Its address is made from that date. A post that readers have seen keeps its date unless `at`
    is given.
    """
    was_out = post.withdrawn_at is not None
    post.published_at = at or (post.published_at if was_out else None) or timezone.now()
    post.withdrawn_at, post.withdrawn_reason, post.planned_for = None, "", None
    give_permalink(post)
    post.save(update_fields=STAGE)
    make_menu()
    sentence = _("Published “%(title)s”.") if post.is_live else _("Scheduled “%(title)s”.")
    note(by, sentence % {"title": post}, of=post)
    tell_changed(post.pk)


@transaction.atomic
def withdraw(post: Post, *, by: Account | None = None, reason: str = "") -> None:
    """Take a dated post back: its address then answers 410 with its title and the reason.

    One that was only scheduled becomes a draft again.
    """
    if post.published_at and not post.is_live:
        post.published_at = None
        sentence = _("Unscheduled “%(title)s”.")
    else:
        post.withdrawn_at, post.withdrawn_reason = timezone.now(), reason
        sentence = _("Withdrew “%(title)s”.")
    post.save(update_fields=STAGE)
    make_menu()
    note(by, sentence % {"title": post}, of=post)
    tell_changed(post.pk)
