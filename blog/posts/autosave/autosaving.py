"""Store unsaved text beside the post until it is saved or discarded, so that none is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.people.models import Account
from blog.posts.autosave.models import Autosave, AutosaveQuerySet
from blog.posts.citations.recording import label_citations
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.posts.unpublished.versions import latest_wording
from blog.text.formats.tags import parse_tags
from blog.text.html.sanitizing import clean_post

CLOSED_KEPT_FOR = timedelta(days=30)  # until then a browser may still send text it stored offline
UNSAVED_KEPT_FOR = timedelta(days=365)
EMPTY = Wording(title="", body="")


@transaction.atomic
def autosave(
    window: UUID,
    *,
    by: Account,
    post: Post | None,
    based_on: int = 0,
    fields: Mapping[str, str] | None = None,
    is_open: bool = True,
) -> Autosave | None:
    """Record that the window is open, and store `fields` if given; the post does not change.

    Return the autosave, or None if the window belongs to another account or is closed, because
    its form was saved or discarded.
    """
    new = Autosave(window=window, account=by, post=post, based_on=based_on)
    Autosave.objects.bulk_create([new], ignore_conflicts=True)
    stored = Autosave.objects.select_for_update().get(window=window)
    if stored.account_id != by.pk or stored.closed_at:
        return None
    now = timezone.now()
    if fields is not None:
        stored.fields, stored.written_at, stored.based_on = dict(fields), now, based_on
    stored.seen_at = now if is_open else None
    stored.save()
    return stored


def leave(window: UUID, *, by: Account) -> None:
    """Record that the window was closed in the browser; keep its unsaved changes."""
    Autosave.objects.filter(window=window, account=by).update(seen_at=None)
    Autosave.objects.filter(
        window=window, account=by, written_at__isnull=True, closed_at__isnull=True
    ).delete()


def close(window: UUID, *, by: Account) -> None:
    """Close a window whose form was saved or discarded, and delete its fields.

    A window without an autosave is recorded as closed too, so that a late one is refused.
    """
    closed = Autosave(window=window, account=by, closed_at=timezone.now())
    Autosave.objects.bulk_create(
        [closed],
        update_conflicts=True,
        unique_fields=["window"],
        update_fields=["fields", "closed_at"],
    )


def delete_old_autosaves() -> int:
    """Delete the autosaves that no window needs any more, and return their number."""
    now = timezone.now()
    gone, _by_model = Autosave.objects.filter(
        Q(closed_at__lt=now - CLOSED_KEPT_FOR)
        | Q(written_at__lt=now - UNSAVED_KEPT_FOR)
        | Q(written_at=None, closed_at=None)
        & (Q(seen_at=None) | Q(seen_at__lt=now - CLOSED_KEPT_FOR))
    ).delete()
    return gone


def others_editing(post: Post, *, window: UUID) -> list[Account]:
    """Return the accounts that have the post open in a window other than `window`."""
    windows = Autosave.objects.present().filter(post=post).exclude(window=window)
    present = windows.select_related("account").order_by("account__name", "account")
    return list({autosave.account_id: autosave.account for autosave in present}.values())


def unsaved_by(account: Account, post: Post | None) -> list[Autosave]:
    """Return the account's autosaves of the post, from closed windows, that differ from it.

    If `post` is None, return those of new posts.
    """
    return _differing(Autosave.objects.unsaved().left().filter(account=account, post=post))


def unsaved_anywhere(account: Account, *, most: int) -> list[Autosave]:
    """Return the unsaved changes among the account's `most` latest autosaves, of any post."""
    return _differing(Autosave.objects.unsaved().left().filter(account=account)[:most])


def _differing(autosaves: AutosaveQuerySet) -> list[Autosave]:
    return [
        autosave
        for autosave in autosaves.select_related("post")
        if wording_of(autosave) != (latest_wording(autosave.post) if autosave.post else EMPTY)
    ]


def wording_of(autosave: Autosave) -> Wording:
    """Return the wording that the post would have if the autosave were saved."""
    fields = autosave.fields
    stored = latest_wording(autosave.post) if autosave.post else EMPTY
    keys = (key.strip() for key in fields.get("consulted_keys", "").split(","))
    changes = {
        "title": fields.get("title", stored.title).strip(),
        "body": label_citations(clean_post(fields.get("body", stored.body))),
        "summary": fields.get("summary", stored.summary).replace("\r\n", "\n").strip(),
        "tags": tuple(sorted(parse_tags(fields["tags"]))) if "tags" in fields else stored.tags,
        "consulted": tuple(filter(None, keys)) if "consulted_keys" in fields else stored.consulted,
        "language": fields.get("language", stored.language),
        "citation_style": fields.get("citation_style", stored.citation_style),
    }
    return replace(stored, **changes)
