"""Asking the web archive about the page of a source, and storing what it has."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from blog.jobs.leasing import claim, give_up, put_off, succeed
from blog.links.archives.models import ArchiveLookup
from blog.net.archives import Archive, ArchiveBusy, Memento
from blog.net.fetching import FetchRefused
from blog.site.archives import archive_of
from blog.site.models import Site
from blog.sources.editing import to_csl
from blog.sources.models import Source
from blog.sources.signals import source_changed

SAVED_AFTER = timedelta(hours=6)  # when the archive is asked for what it was to save
AGAIN_AFTER = timedelta(days=60)
MAX_URL_LENGTH = 4_000


def look_up_in_archive(lookup: ArchiveLookup) -> None:
    """Store the version of the page that the archive has, or have it saved if the owner wishes.

    While the archive is busy, all lookups wait.
    """
    site = Site.objects.current()
    archive = archive_of(site)
    if archive is None or not claim(lookup):
        return
    source, was_saved = lookup.source, lookup.saved_at is not None
    try:
        memento = archive.find(source.url, at=cited_at(source), sender=settings.PUBLIC_URL)
        if memento is None and archive.saving and site.saves_to_archive and not was_saved:
            memento = _save(lookup, archive)
    except ArchiveBusy as busy:
        put_off(lookup, str(busy), pause=busy.pause)
        _hold_off(until=timezone.now() + busy.pause)
    except FetchRefused as refusal:
        give_up(lookup, str(refusal))
    else:
        _keep(lookup, memento)


def cited_at(source: Source) -> datetime:
    """Return when the page was seen: on its access date, or when the source was stored."""
    parts = to_csl(source).get("accessed", {}).get("date-parts", [[]])[0]
    try:
        year, month, day = map(int, parts)
        return datetime(year, month, day, 12, tzinfo=UTC)
    except (TypeError, ValueError):  # no date, or one without a day
        return source.created_at


def _save(lookup: ArchiveLookup, archive: Archive) -> Memento | None:
    """Ask once, so that a worker that is killed or an archive that is slow is not asked again."""
    lookup.saved_at = timezone.now()
    ArchiveLookup.objects.filter(pk=lookup.pk).update(saved_at=lookup.saved_at)
    return archive.save(lookup.source.url, sender=settings.PUBLIC_URL)


def _keep(lookup: ArchiveLookup, memento: Memento | None) -> None:
    """Store the version with the source, which posts then show, and end the lookup."""
    if memento and len(memento.url) <= MAX_URL_LENGTH:
        set_archived(lookup.source, memento)
        succeed(lookup)
        return
    was_just_saved = lookup.saved_at and timezone.now() - lookup.saved_at < SAVED_AFTER
    succeed(lookup, next_due_at=timezone.now() + (SAVED_AFTER if was_just_saved else AGAIN_AFTER))


def set_archived(source: Source, memento: Memento | None) -> None:
    """Store where the archived version of the source's page is, and from when; None: nowhere."""
    url = memento.url if memento else ""
    if source.archive_url == url:
        return
    source.archive_url, source.archived_on = (
        url,
        timezone.localdate(memento.at) if memento else None,
    )
    fields = {"archive_url": url, "archived_on": source.archived_on}
    Source.objects.filter(pk=source.pk).update(**fields)
    source_changed.send_robust(sender=Source, source=source)


def _hold_off(*, until: datetime) -> None:
    waiting = ArchiveLookup.objects.filter(leased_until=None, due_at__lt=until)
    waiting.update(due_at=until)
