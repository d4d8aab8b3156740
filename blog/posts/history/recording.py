"""Record revisions when posts are saved."""

from dataclasses import asdict
from datetime import datetime

from django.db.models import Subquery
from django.utils import timezone

from blog.people.models import Account
from blog.posts.history.models import Revision
from blog.posts.history.wordings import Wording
from blog.posts.models import Post


def published_wording(post: Post) -> Wording:
    """Return the wording of the post's latest revision that was not of unpublished changes.

    If it has none, for example after an import, record its stored wording as the first.
    """
    if latest := post.revisions.filter(is_unpublished=False).first():
        return latest.wording
    wording = Wording.of(post)
    keep_revision(post, wording, by=None, made_at=post.saved_at)
    return wording


def keep_public_version(post: Post) -> None:
    """Record that readers have seen the live post's latest version, before a verb changes it."""
    latest = post.revisions.filter(is_unpublished=False).order_by("-number").values("pk")[:1]
    seen = Revision.objects.filter(pk=Subquery(latest), was_public=False)
    if not seen.update(was_public=True) and not post.revisions.exists():
        published_wording(post)


def keep_revision(
    post: Post,
    wording: Wording,
    *,
    by: Account | None,
    made_at: datetime | None = None,
    note: str = "",
    restored_from: int | None = None,
    is_unpublished: bool = False,
) -> None:
    """Record the wording of the post's current version; `note` is the correction readers see."""
    Revision.objects.create(
        post=post,
        number=post.version,
        by=by,
        made_at=made_at or timezone.now(),
        was_public=post.is_live and not is_unpublished,
        is_unpublished=is_unpublished,
        note=note,
        restored_from=restored_from,
        **asdict(wording),
    )
