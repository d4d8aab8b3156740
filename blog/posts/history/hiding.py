"""Hide a published version from readers, such as one with another's address in it."""

from django.db import transaction

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.history.models import Revision
from blog.posts.signals import emit_changed


class CurrentVersion(Exception):
    """The version that the post shows cannot be hidden; withdraw the post instead."""


@transaction.atomic
def hide_version(revision: Revision, *, by: Account) -> None:
    """Hide the version from readers: its URL answers 410. Raise CurrentVersion."""
    later = Revision.objects.filter(post=revision.post_id, number__gt=revision.number)
    if not later.filter(is_unpublished=False).exists():
        raise CurrentVersion
    _set_hidden(revision, by=by, is_hidden=True)


@transaction.atomic
def unhide_version(revision: Revision, *, by: Account) -> None:
    """Show the version to readers again."""
    _set_hidden(revision, by=by, is_hidden=False)


def _set_hidden(revision: Revision, *, by: Account, is_hidden: bool) -> None:
    revision.is_hidden = is_hidden
    revision.save(update_fields=["is_hidden"])
    act = "Hid" if is_hidden else "Showed"
    note(by, f"{act} version {revision.number} of “{revision.post}”.", of=revision.post)
    emit_changed(revision.post_id)
