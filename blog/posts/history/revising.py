"""Saving in the editor: every wording kept, restored when asked, corrections told to readers."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.drafting import save_post
from blog.posts.history.models import Revision, Wording
from blog.posts.models import Post
from blog.posts.signals import tell_changed
from blog.sources.models import FormerKey, Source

ALL_KEPT_FOR = timedelta(days=30)
DAILY_KEPT_FOR = timedelta(days=365)


@transaction.atomic
def revise(
    post: Post,
    *,
    by: Account | None,
    consulted: Sequence[Source],
    tags: Sequence[str],
    based_on: int | None = None,
    correction: str = "",
    restored_from: int | None = None,
) -> Post:
    """Save what was written, and keep its wording as a revision if it is a new one.

    Raises StaleSave if `based_on` is given and another version is stored. With a `correction`,
    readers of a published post are told that it changed today, and how.
    """
    _keep_what_was(post)
    save_post(post, by=by, consulted=consulted, based_on=based_on)
    post.tags.set(tags)
    correction = correction if post.is_live else ""
    if correction:
        _tell_readers(post, correction)
    latest = post.revisions.first()
    if correction or latest is None or latest.wording != Wording.of(post):
        _keep(post, by=by, note=correction, restored_from=restored_from)
    return post


@transaction.atomic
def retag(post: Post, *, tags: Sequence[str], by: Account | None) -> None:
    """Give the post these tags in the place of its own. The text stays, but it is a new version:
    who writes at the one before is told before they save."""
    _keep_what_was(post)
    post.version += 1
    post.save(update_fields=["version", "saved_at"])
    post.tags.set(tags)
    tell_changed(post.pk)
    _keep(post, by=by)


@transaction.atomic
def restore(
    revision: Revision, *, by: Account | None, based_on: int | None = None, correction: str = ""
) -> Post:
    """Let the post say again what it said in the revision. That is a revision, too."""
    post, wording = revision.post, revision.wording
    post.title, post.body, post.summary = wording.title, wording.body, wording.summary
    post.language, post.citation_style = wording.language, wording.citation_style
    revise(
        post,
        by=by,
        consulted=_sources_named(wording.consulted),
        tags=wording.tags,
        based_on=based_on,
        correction=correction,
        restored_from=revision.number,
    )
    message = _("Restored version %(number)d of “%(title)s”.")
    note(by, message % {"number": revision.number, "title": post}, of=post)
    return post


def prune_revisions() -> int:
    """Delete what nobody will look for; gives how many.

    Kept are all of the last 30 days, then the last of each day, after a year the last of each
    month; and whatever the age the first, the latest, those readers were told of and those that
    were restored.
    """
    now = timezone.now()
    old = Revision.objects.filter(made_at__lt=now - ALL_KEPT_FOR).order_by("post", "number")
    by_post: dict[int, list[Revision]] = {}
    for revision in old.defer("body", "summary", "tags", "consulted").iterator():
        by_post.setdefault(revision.post_id, []).append(revision)
    gone = [
        revision.pk
        for post, revisions in by_post.items()
        for revision in _superfluous(revisions, kept=_kept_for_good(post))
    ]
    for start in range(0, len(gone), 500):
        Revision.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(gone)


def _keep_what_was(post: Post) -> None:
    """A post that came by another way, an import for one, keeps its first wording as well."""
    stored = Post.objects.filter(pk=post.pk, revisions=None).first()
    if stored:
        _keep(stored, by=None, made_at=stored.saved_at)


def _keep(post: Post, *, by: Account | None, **said: object) -> None:
    said.setdefault("made_at", timezone.now())
    Revision.objects.create(
        post=post,
        number=post.version,
        by=by,
        was_public=post.is_live,
        **asdict(Wording.of(post)),
        **said,
    )


def _tell_readers(post: Post, correction: str) -> None:
    now = timezone.now()
    post.updated_at = now
    post.corrections = [*post.corrections, {"at": now.isoformat(), "note": correction}]
    post.save(update_fields=["updated_at", "corrections"])


def _sources_named(keys: Sequence[str]) -> list[Source]:
    """The sources with these keys, now or formerly, in this order; those that are gone left out."""
    former = FormerKey.objects.filter(key__in=keys).select_related("source")
    known = {key.key: key.source for key in former}
    known |= {source.key: source for source in Source.objects.filter(key__in=keys)}
    return [known[key] for key in keys if key in known]


def _kept_for_good(post: int) -> set[int]:
    """Numbers of the revisions of a post that no age makes superfluous."""
    revisions = Revision.objects.filter(post=post)
    numbers = list(revisions.order_by("number").values_list("number", flat=True))
    told = revisions.exclude(note="").values_list("number", flat=True)
    restored = revisions.filter(restored_from__isnull=False).values_list("restored_from", flat=True)
    return {numbers[0], numbers[-1], *told, *filter(None, restored)}


def _superfluous(revisions: list[Revision], *, kept: set[int]) -> Iterator[Revision]:
    """Of old revisions in their order, those followed by another in the same day or month."""
    year_ago = timezone.now() - DAILY_KEPT_FOR
    for revision, following in pairwise(revisions):
        form = "%Y-%m" if revision.made_at < year_ago else "%Y-%m-%d"
        is_last = revision.made_at.strftime(form) != following.made_at.strftime(form)
        if not is_last and revision.number not in kept:
            yield revision
