"""Doing one thing to several posts, and undoing it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.bulk.models import Act, BulkAct, BulkPart
from blog.posts.bylines.writing import Author, authors_of, set_bylines
from blog.posts.citations.recording import missing_sources, pictures_without_alt
from blog.posts.history.revising import retag
from blog.posts.history.snapshots import put_back, standing_of
from blog.posts.models import Post, Stage
from blog.posts.publishing import publish, withdraw
from blog.posts.trashing import throw_away

# Does its part to one post; gives "" or, if it left the post alone, why.
Doing = Callable[[Post], str]


@dataclass
class Outcome:
    """The posts that were changed, and those that were not, with the reason."""

    changed: list[Post] = field(default_factory=list)
    left: list[tuple[Post, str]] = field(default_factory=list)


def tag_several(posts: Iterable[Post], tags: Sequence[str], *, by: Account | None) -> Outcome:
    return _do(posts, Act.TAG, by=by, doing=partial(_tag, by=by, tags=tags))


def untag_several(posts: Iterable[Post], tags: Sequence[str], *, by: Account | None) -> Outcome:
    return _do(posts, Act.UNTAG, by=by, doing=partial(_untag, by=by, tags=tags))


def publish_several(posts: Iterable[Post], *, by: Account | None) -> Outcome:
    """Those that are planned for a date to come are scheduled for it."""
    return _do(posts, Act.PUBLISH, by=by, doing=partial(_publish, by=by))


def withdraw_several(posts: Iterable[Post], *, by: Account | None, reason: str = "") -> Outcome:
    return _do(posts, Act.WITHDRAW, by=by, doing=partial(_withdraw, by=by, reason=reason))


def give_several(
    posts: Iterable[Post], authors: Sequence[Author], *, by: Account | None
) -> Outcome:
    """Give the posts these authors in the place of theirs."""
    return _do(posts, Act.CHANGE_AUTHOR, by=by, doing=partial(_give, by=by, authors=authors))


def throw_away_several(posts: Iterable[Post], *, by: Account | None) -> Outcome:
    return _do(posts, Act.TRASH, by=by, doing=partial(_throw_away, by=by))


@transaction.atomic
def undo(act: BulkAct) -> Outcome:
    """Let the posts stand as before; those that were changed again since are left alone."""
    outcome = Outcome()
    if not BulkAct.objects.filter(pk=act.pk, undone_at=None).update(undone_at=timezone.now()):
        return outcome
    parts = {part.post_id: part for part in act.parts.all()}
    for post in Post.objects.select_for_update().filter(pk__in=parts).order_by("pk"):
        part = parts[post.pk]
        if standing_of(post) == part.after:
            if part.before["tags"] != part.after["tags"]:
                retag(post, tags=part.before["tags"], by=act.by)
            put_back(post, part.before)
            outcome.changed.append(post)
        else:
            outcome.left.append((post, _("it was changed again since")))
    note(act.by, _("Undid a bulk change: %(change)s.") % {"change": act.get_act_display()})
    return outcome


def forget_old_acts() -> None:
    """Drop what can no longer be undone."""
    BulkAct.objects.forgotten().delete()


@transaction.atomic
def _do(posts: Iterable[Post], act: Act, *, by: Account | None, doing: Doing) -> Outcome:
    outcome, parts = Outcome(), []
    pks = [post.pk for post in posts]
    for post in Post.objects.select_for_update().filter(pk__in=pks).order_by("pk"):
        before = standing_of(post)
        if reason := doing(post):
            outcome.left.append((post, reason))
            continue
        outcome.changed.append(post)
        parts.append(BulkPart(post=post, before=before, after=standing_of(post)))
    if parts:
        kept = BulkAct.objects.create(act=act, by=by)
        for part in parts:
            part.act = kept
        BulkPart.objects.bulk_create(parts)
    return outcome


def _tag(post: Post, *, by: Account | None, tags: Sequence[str]) -> str:
    own = list(post.tags.names())
    if _folded(tags) <= _folded(own):
        return _("it is tagged so already")
    retag(post, tags=[*own, *tags], by=by)
    note(by, _("Tagged “%(title)s”.") % {"title": post}, of=post)
    return ""


def _untag(post: Post, *, by: Account | None, tags: Sequence[str]) -> str:
    own = list(post.tags.names())
    rest = [name for name in own if name.casefold() not in _folded(tags)]
    if rest == own:
        return _("it is not tagged so")
    retag(post, tags=rest, by=by)
    note(by, _("Untagged “%(title)s”.") % {"title": post}, of=post)
    return ""


def _publish(post: Post, *, by: Account | None) -> str:
    if reason := _why_not_published(post):
        return reason
    plan = post.planned_for
    publish(post, by=by, at=plan if plan and plan > timezone.now() else None)
    return ""


def _why_not_published(post: Post) -> str:
    if post.stage not in {Stage.DRAFT, Stage.WITHDRAWN}:
        return _("it is %(stage)s already") % {"stage": post.stage.label}
    if not post.title.strip():
        return _("it has no title")
    if missing_sources(post.body):
        return _("it cites a source that is no longer there")
    if pictures_without_alt(post.body):
        return _("a picture in it lacks alternative text")
    return ""


def _withdraw(post: Post, *, by: Account | None, reason: str) -> str:
    if post.stage not in {Stage.PUBLISHED, Stage.SCHEDULED}:
        return _("it is not published")
    withdraw(post, by=by, reason=reason)
    return ""


def _give(post: Post, *, by: Account | None, authors: Sequence[Author]) -> str:
    if list(authors) == authors_of(post):
        return _("it is theirs already")
    set_bylines(post, authors)
    note(by, _("Changed the authors of “%(title)s”.") % {"title": post}, of=post)
    return ""


def _throw_away(post: Post, *, by: Account | None) -> str:
    if post.trashed_at:
        return _("it is in the trash already")
    throw_away(post, by=by)
    return ""


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}
