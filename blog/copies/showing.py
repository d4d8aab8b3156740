"""Whether readers are shown the copy of a source: only while the page itself is gone or differs."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from blog.copies.models import KeptCopy
from blog.people.audit import note
from blog.people.models import Account
from blog.site.models import Site
from blog.sources.models import CopyPolicy, Source
from blog.sources.signals import source_changed


def copy_for_readers(source: Source) -> KeptCopy | None:
    """Return the copy that readers may see, None if they may see none."""
    return source.copies.reference() if source.copy_is_shown else None


def mark_copies(sources: Iterable[Source]) -> None:
    """Store in the sources of when their copy is, and whether readers are shown it."""
    shows = Site.objects.current().shows_copies
    for source in sources:
        copy = source.copies.defer("html").reference()
        copied_on = timezone.localdate(copy.taken_at) if copy else None
        is_missed = bool(source.page_gone_on or source.page_changed_on)
        is_shown = bool(
            copy and shows and is_missed and source.copy_policy == CopyPolicy.SHOWN and copy.html
        )
        if (source.copied_on, source.copy_is_shown) != (copied_on, is_shown):
            source.copied_on, source.copy_is_shown = copied_on, is_shown
            fields = {"copied_on": copied_on, "copy_is_shown": is_shown}
            Source.objects.filter(pk=source.pk).update(**fields)
            source_changed.send_robust(sender=Source, source=source)


def mark_all_copies() -> None:
    """Do so for every source with a copy whose page is gone or differs, after a new setting."""
    missed = Source.objects.exclude(page_gone_on=None, page_changed_on=None)
    mark_copies(missed.exclude(copied_on=None).iterator())


@transaction.atomic
def set_policy(source: Source, policy: CopyPolicy, *, by: Account | None) -> None:
    """Decide whether copies of the source are kept, and whether readers may see them."""
    if source.copy_policy == policy:
        return
    source.copy_policy = policy
    Source.objects.filter(pk=source.pk).update(copy_policy=policy)
    note(by, f"Set copies of its page to “{policy.label}”.", of=source)
    mark_copies([source])
