"""Move posts, pictures, files and sources to the trash, restore them, and delete them forever."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.media.files.models import MediaFile
from blog.media.files.uploading import delete_file
from blog.media.models import Picture
from blog.media.uploading import delete_picture
from blog.people.audit import note
from blog.people.models import Account
from blog.posts.history.recording import keep_public_version
from blog.posts.listing.updating import update_lists
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.keeping import keep_paths_of
from blog.posts.permalinks.models import Permalink
from blog.posts.rendering.card_pictures import forget_cards
from blog.posts.signals import emit_changed
from blog.posts.translations.linking import translations_of
from blog.posts.uses import is_used
from blog.site.public_paths.keeping import move_path, was_public
from blog.sources.models import Source

Item = Post | Picture | MediaFile | Source
KINDS: tuple[type[Item], ...] = (Post, MediaFile, Picture, Source)


class InUse(Exception):
    """A picture, file or source in use cannot be moved to the trash."""


@transaction.atomic
def move_to_trash(item: Item, *, by: Account | None = None) -> None:
    """Move the item to the trash, hidden from readers. Raise InUse if it is in use."""
    type(item).objects.select_for_update().get(pk=item.pk)  # keeps posts from starting to use it
    if not isinstance(item, Post) and is_used(item):
        raise InUse
    if isinstance(item, Post):
        keep_paths_of(item)
        if item.is_live:
            keep_public_version(item)
    _mark(item, trashed_at=timezone.now(), trashed_by=by)
    note(by, _("Moved the %(kind)s “%(name)s” to the trash.") % _named(item), of=item)


@transaction.atomic
def restore(item: Item, *, by: Account | None = None) -> None:
    """Restore the item from the trash, unchanged."""
    _mark(item, trashed_at=None, trashed_by=None)
    note(by, _("Restored the %(kind)s “%(name)s” from the trash.") % _named(item), of=item)


def _mark(item: Item, *, trashed_at: datetime | None, trashed_by: Account | None) -> None:
    item.trashed_at, item.trashed_by = trashed_at, trashed_by
    item.save(update_fields=["trashed_at", "trashed_by"])
    if isinstance(item, Post):
        update_lists(item)
        if item.is_page:
            make_menu()
        emit_changed(item.pk)


@transaction.atomic
def empty_trash() -> int:
    """Delete the items that have been in the trash for ninety days, and return their number."""
    expired = [item for kind in KINDS for item in kind.objects.expired()]
    for item in expired:
        delete_forever(item)
    return len(expired)


@transaction.atomic
def delete_forever(item: Item, *, by: Account | None = None) -> None:
    """Delete an item in the trash. The URLs of a post stay reserved and answer 410 Gone."""
    note(by, _("Deleted the %(kind)s “%(name)s” forever.") % _named(item))
    match item:
        case Post():
            _delete_post(item)
        case Picture():
            delete_picture(item)
        case MediaFile():
            delete_file(item)
        case Source():
            _delete_source(item)


def _delete_source(source: Source) -> None:
    for key in [source.key, *source.former_keys.values_list("key", flat=True)]:
        path = reverse("source", args=[key])
        if was_public(path):
            move_path(path)
    source.delete()


def _named(item: Item) -> dict[str, object]:
    return {"kind": item._meta.verbose_name, "name": item}


def _delete_post(post: Post) -> None:
    for changed in (post, *translations_of(post)):
        emit_changed(changed.pk)
    Post.objects.filter(pk=post.pk).update(permalink=None, published_at=None, withdrawn_at=None)
    Permalink.objects.filter(post=post).update(post=None)
    post.delete()
    forget_cards([post.card])
