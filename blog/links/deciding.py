"""Decisions of a person about a link: accept it as it is, use its new URL, check it again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.links.checking import mark_sources
from blog.links.collecting import schedule
from blog.links.models import Link, LinkState
from blog.people.audit import note
from blog.people.models import Account
from blog.sources.editing import to_csl, write_source
from blog.sources.models import Source


def accept(link: Link, *, by: Account | None) -> None:
    """Take the link off the list, and warn no reader of it, until its state changes."""
    _set_accepted(link, to=True)
    note(by, _("Dismissed the link %(url)s.") % {"url": link.url}, of=link)


def reopen(link: Link, *, by: Account | None) -> None:
    """Put an accepted link back on the list."""
    _set_accepted(link, to=False)
    note(by, _("Put the link %(url)s back on the list.") % {"url": link.url}, of=link)


def check_soon(link: Link) -> None:
    """Have the link checked by the worker within a minute or so."""
    schedule(link, at=timezone.now())


@transaction.atomic
def use_new_url(link: Link, *, by: Account | None) -> list[Source]:
    """Give the sources with a link that has moved its new URL; return them.

    Links in the texts of posts are for their authors to change.
    """
    if link.state != LinkState.MOVED or not link.target:
        return []
    sources = list(Source.objects.filter(link_uses__link=link, url=link.url, trashed_at=None))
    for source in sources:
        _set_url(source, link.target)
        message = _("Changed the URL from %(old)s to %(new)s, where the page has moved.")
        note(by, message % {"old": link.url, "new": link.target}, of=source)
    return sources


@transaction.atomic
def restore_url(pks: Iterable[int], *, old: str, new: str, by: Account | None) -> int:
    """Undo `use_new_url` for those of the sources that still have the new URL; return how many."""
    sources = list(Source.objects.filter(pk__in=pks, url=new, trashed_at=None))
    for source in sources:
        _set_url(source, old)
        note(by, f"Changed the URL back from {new} to {old}.", of=source)
    return len(sources)


def _set_url(source: Source, url: str) -> None:
    item = {**to_csl(source), "URL": url}
    write_source(source, item, source_role=source.source_role, note=source.note)


def _set_accepted(link: Link, *, to: bool) -> None:
    link.is_accepted = to
    link.save(update_fields=["is_accepted"])
    mark_sources(link)
