"""Snapshots of a post's dates, tags and authors (not its text), to restore them exactly."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.bylines.setting import Author
from blog.posts.drafts import Draft
from blog.posts.history.recording import keep_public_version
from blog.posts.listing.updating import update_lists
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.keeping import keep_paths_of
from blog.posts.signals import emit_changed
from blog.posts.writing import write
from blog.site.models import Site

Snapshot = dict[str, Any]  # as JSON stores it

_MOMENTS = ("published_at", "withdrawn_at", "planned_for", "trashed_at")
_PLAIN = ("withdrawn_reason", "permalink_id", "trashed_by_id")


def snapshot_of(post: Post) -> Snapshot:
    """Return the post's current dates, tags and authors, and other fields that bulk acts change."""
    moments = {name: getattr(post, name) for name in _MOMENTS}
    return {
        **{name: _as_text(moment) for name, moment in moments.items()},
        **{name: getattr(post, name) for name in _PLAIN},
        "tags": sorted(post.tags.names()),
        "bylines": [
            [line.account_id, line.guest] for line in post.bylines.order_by("position", "pk")
        ],
    }


def _as_text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


@transaction.atomic
def restore_snapshot(
    post: Post, snapshot: Snapshot, *, by: Account | None, site: Site, message: str
) -> None:
    """Restore the post from the snapshot. It keeps any permalinks it received in the meantime."""
    keep_paths_of(post, site=site)
    if post.is_live:
        keep_public_version(post)
    draft = _changes(snapshot_of(post), snapshot)
    for name in _MOMENTS:
        text = snapshot[name]
        setattr(post, name, datetime.fromisoformat(text) if text else None)
    for name in _PLAIN:
        setattr(post, name, snapshot[name])
    post.save(update_fields=[*_MOMENTS, *_PLAIN])
    update_lists(post, site=site)
    if draft:
        write(post, draft, by=by, site=site, message=message)
        return
    if post.is_page:
        make_menu(site)
    note(by, message, of=post)
    emit_changed(post.pk)


def _changes(before: Snapshot, after: Snapshot) -> Draft:
    """Return a draft of the tags and authors that differ; dates are set directly."""
    draft = Draft()
    if before["tags"] != after["tags"]:
        draft["tags"] = after["tags"]
    if before["bylines"] != after["bylines"]:
        draft["authors"] = _authors(after)
    return draft


def _authors(snapshot: Snapshot) -> list[Author]:
    accounts = Account.objects.in_bulk([pk for pk, _guest in snapshot["bylines"] if pk])
    return [accounts[pk] if pk else guest for pk, guest in snapshot["bylines"]]
