"""Make one change to several posts, and undo it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.models import Account
from blog.posts.bulk.models import Act, BulkAct, BulkPart
from blog.posts.bylines.setting import Author, authors_of
from blog.posts.choices import Stage
from blog.posts.citations.recording import missing_sources, pictures_without_alt
from blog.posts.history.snapshots import restore_snapshot, snapshot_of
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.trashing import move_to_trash
from blog.posts.writing import write
from blog.site.models import Site
from blog.text.words.folding import fold_name


@dataclass
class Outcome:
    """The posts that were changed, and those left unchanged, each with the reason."""

    changed: list[Post] = field(default_factory=list)
    left: list[tuple[Post, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """The options of a bulk change; each act uses `tags`, `authors`, `reason` or none of them."""

    by: Account | None
    site: Site
    tags: Sequence[str] = ()
    authors: Sequence[Author] = ()
    reason: str = ""


@transaction.atomic
def change_several(posts: Iterable[Post], act: Act, change: Change) -> Outcome:
    """Change every post that can be changed, and store snapshots so that this can be undone."""
    outcome, parts = Outcome(), []
    pks = [post.pk for post in posts]
    for post in Post.objects.select_for_update().filter(pk__in=pks).order_by("pk"):
        before = snapshot_of(post)
        if reason := CHANGES[act](post, change):
            outcome.left.append((post, reason))
            continue
        outcome.changed.append(post)
        parts.append(BulkPart(post=post, before=before, after=snapshot_of(post)))
    if parts:
        stored = BulkAct.objects.create(act=act, by=change.by)
        for part in parts:
            part.act = stored
        BulkPart.objects.bulk_create(parts)
    return outcome


@transaction.atomic
def undo(act: BulkAct, *, site: Site) -> Outcome:
    """Restore the posts from their snapshots, except those that have been changed since."""
    outcome = Outcome()
    if not BulkAct.objects.filter(pk=act.pk, undone_at=None).update(undone_at=timezone.now()):
        return outcome
    parts = {part.post_id: part for part in act.parts.all()}
    for post in Post.objects.select_for_update().filter(pk__in=parts).order_by("pk"):
        part = parts[post.pk]
        if snapshot_of(post) == part.after:
            message = _("Undid a bulk change of “%(title)s”.") % {"title": post}
            restore_snapshot(post, part.before, by=act.by, site=site, message=message)
            outcome.changed.append(post)
        else:
            outcome.left.append((post, _("it has been changed since")))
    return outcome


def delete_old_acts() -> None:
    """Delete the bulk changes that can no longer be undone."""
    BulkAct.objects.forgotten().delete()


def _tag(post: Post, change: Change) -> str:
    own = list(post.tags.names())
    if _folded(change.tags) <= _folded(own):
        return _("it already has these tags")
    write(post, {"tags": [*own, *change.tags]}, by=change.by, site=change.site)
    return ""


def _untag(post: Post, change: Change) -> str:
    own = list(post.tags.names())
    rest = [name for name in own if fold_name(name) not in _folded(change.tags)]
    if rest == own:
        return _("it does not have these tags")
    write(post, {"tags": rest}, by=change.by, site=change.site)
    return ""


def _publish(post: Post, change: Change) -> str:
    """Publish the post, or schedule it if it is planned for a future date."""
    if reason := _why_not_published(post):
        return reason
    plan = post.planned_for
    at = plan if plan and plan > timezone.now() else None
    publish(post, by=change.by, site=change.site, at=at)
    return ""


def _why_not_published(post: Post) -> str:
    if post.stage not in {Stage.DRAFT, Stage.WITHDRAWN}:
        return _("it is already %(stage)s") % {"stage": post.stage.label}
    if not post.title.strip():
        return _("it has no title")
    if missing_sources(post.body):
        return _("it cites a source that no longer exists")
    if pictures_without_alt(post.body):
        return _("a picture has no alt text")
    return ""


def _withdraw(post: Post, change: Change) -> str:
    if post.stage not in {Stage.PUBLISHED, Stage.SCHEDULED}:
        return _("it is not published")
    withdraw(post, by=change.by, reason=change.reason)
    return ""


def _change_authors(post: Post, change: Change) -> str:
    if list(change.authors) == authors_of(post):
        return _("it already has these authors")
    write(post, {"authors": change.authors}, by=change.by, site=change.site)
    return ""


def _trash(post: Post, change: Change) -> str:
    if post.trashed_at:
        return _("it is already in the trash")
    move_to_trash(post, by=change.by)
    return ""


def _folded(names: Iterable[str]) -> set[str]:
    return set(map(fold_name, names))


# Each function changes one post and returns "", or returns why it left the post unchanged.
CHANGES: dict[Act, Callable[[Post, Change], str]] = {
    Act.TAG: _tag,
    Act.UNTAG: _untag,
    Act.PUBLISH: _publish,
    Act.WITHDRAW: _withdraw,
    Act.CHANGE_AUTHOR: _change_authors,
    Act.TRASH: _trash,
}
