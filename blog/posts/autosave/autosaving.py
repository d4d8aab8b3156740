"""Never losing text: what is typed is kept beside the post until it is saved or thrown away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.people.models import Account
from blog.posts.autosave.models import WorkingCopy, WorkingCopyQuerySet
from blog.posts.citations.recording import label_citations
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.text.formats.tags import parse_tags
from blog.text.html.sanitizing import clean_post

CLOSED_KEPT_FOR = timedelta(days=30)  # so long a browser may still bring what it kept
UNSAVED_KEPT_FOR = timedelta(days=365)
NOTHING = Wording(title="", body="")


@transaction.atomic
def keep(
    window: UUID,
    *,
    by: Account,
    post: Post | None,
    based_on: int = 0,
    fields: Mapping[str, str] | None = None,
    is_open: bool = True,
) -> WorkingCopy | None:
    """Note that the window is open and, if `fields` are given, keep them; the post stays as it is.

    None if the window is another account's, or closed: its words were saved, or thrown away.
    """
    copy = WorkingCopy.objects.select_for_update().filter(window=window).first()
    if copy is None:
        copy = WorkingCopy(window=window, account=by, post=post, based_on=based_on)
    if copy.account_id != by.pk or copy.closed_at:
        return None
    now = timezone.now()
    if fields is not None:
        copy.fields, copy.written_at, copy.based_on = dict(fields), now, based_on
    copy.seen_at = now if is_open else None
    copy.save()
    return copy


def leave(window: UUID, *, by: Account) -> None:
    """The window was shut: what it kept stays, and nobody is there any more."""
    WorkingCopy.objects.filter(window=window, account=by).update(seen_at=None)
    WorkingCopy.objects.filter(
        window=window, account=by, written_at__isnull=True, closed_at__isnull=True
    ).delete()


def close(window: UUID, *, by: Account) -> None:
    """The words of the window are saved, or not wanted."""
    WorkingCopy.objects.filter(window=window, account=by).update(
        fields={}, closed_at=timezone.now()
    )


def forget_old_copies() -> int:
    """Delete what no window will ask for again; gives how many."""
    now = timezone.now()
    gone, _kinds = WorkingCopy.objects.filter(
        Q(closed_at__lt=now - CLOSED_KEPT_FOR)
        | Q(written_at__lt=now - UNSAVED_KEPT_FOR)
        | Q(written_at=None, closed_at=None)
        & (Q(seen_at=None) | Q(seen_at__lt=now - CLOSED_KEPT_FOR))
    ).delete()
    return gone


def others_at(post: Post, *, window: UUID) -> list[Account]:
    """Who has the post open in a window other than this one; the same account may be among them."""
    copies = WorkingCopy.objects.present().filter(post=post).exclude(window=window)
    present = copies.select_related("account").order_by("account__name", "account")
    return list({copy.account_id: copy.account for copy in present}.values())


def unsaved_by(account: Account, post: Post | None) -> list[WorkingCopy]:
    """What the account wrote in windows now gone, and that says another thing than the post."""
    return _telling(WorkingCopy.objects.unsaved().left().filter(account=account, post=post))


def unsaved_anywhere(account: Account, *, most: int) -> list[WorkingCopy]:
    """The latest of what the account wrote and did not save, in any post."""
    return _telling(WorkingCopy.objects.unsaved().left().filter(account=account)[:most])


def _telling(copies: WorkingCopyQuerySet) -> list[WorkingCopy]:
    return [
        copy
        for copy in copies.select_related("post")
        if wording_of(copy) != (Wording.of(copy.post) if copy.post else NOTHING)
    ]


def wording_of(copy: WorkingCopy) -> Wording:
    """What the post would say if the copy were saved."""
    said = copy.fields
    stored = Wording.of(copy.post) if copy.post else NOTHING
    keys = (key.strip() for key in said.get("consulted_keys", "").split(","))
    given = {
        "title": said.get("title", stored.title).strip(),
        "body": label_citations(clean_post(said.get("body", stored.body))),
        "summary": said.get("summary", stored.summary).replace("\r\n", "\n").strip(),
        "tags": tuple(sorted(parse_tags(said["tags"]))) if "tags" in said else stored.tags,
        "consulted": tuple(filter(None, keys)) if "consulted_keys" in said else stored.consulted,
        "language": said.get("language", stored.language),
        "citation_style": said.get("citation_style", stored.citation_style),
    }
    return replace(stored, **given)
