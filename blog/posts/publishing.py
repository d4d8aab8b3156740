"""Publish, schedule and withdraw a post."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.history.recording import keep_public_version
from blog.posts.listing.updating import update_lists
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink
from blog.posts.permalinks.keeping import keep_paths_of
from blog.posts.permalinks.models import Permalink
from blog.posts.signals import emit_changed
from blog.site.models import Site

# The columns these verbs change. Another request may have just saved the others.
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
def publish(
    post: Post, *, site: Site, by: Account | None = None, at: datetime | None = None
) -> None:
    """Publish the post at `at`, by default now, or schedule it if that is in the future.

    Its permalink is made from that date. A withdrawn post is published again and keeps its date
    unless `at` is given.
    """
    keep_paths_of(post, site=site)
    before = post.published_at
    date_post(post, at=at)
    path = give_permalink(post, site=site, keeps_date=post.published_at == before)
    post.save(update_fields=STAGE)
    if path:
        Permalink.objects.create(path=path, post=post)
    update_lists(post, site=site)
    if post.is_page:
        make_menu(site)
    note(by, publication_sentence(post), of=post)
    emit_changed(post.pk)


@transaction.atomic
def withdraw(post: Post, *, by: Account | None = None, reason: str = "") -> None:
    """Withdraw a published post; its permalink then answers 410 with its title and the reason.

    A scheduled post becomes a draft again.
    """
    keep_paths_of(post)
    if post.is_live:
        keep_public_version(post)
    if post.published_at and not post.is_live:
        post.published_at = None
        sentence = _("Unscheduled “%(title)s”.")
    else:
        post.withdrawn_at, post.withdrawn_reason = timezone.now(), reason
        sentence = _("Withdrew “%(title)s”.")
    post.save(update_fields=STAGE)
    update_lists(post)
    if post.is_page:
        make_menu()
    note(by, sentence % {"title": post}, of=post)
    emit_changed(post.pk)


def date_post(post: Post, *, at: datetime | None) -> None:
    """Set the dates for publishing the post. The caller gives it a permalink and saves it."""
    was_withdrawn = post.withdrawn_at is not None
    post.published_at = at or (post.published_at if was_withdrawn else None) or timezone.now()
    post.withdrawn_at, post.withdrawn_reason, post.planned_for = None, "", None


def publication_sentence(post: Post) -> str:
    """Return the sentence for the audit log about a post that was just published or scheduled."""
    sentence = _("Published “%(title)s”.") if post.is_live else _("Scheduled “%(title)s”.")
    return sentence % {"title": post}
