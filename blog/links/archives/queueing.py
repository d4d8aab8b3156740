"""Queueing lookups in the web archive: few at a time, of the sources that readers see."""

from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.leasing import reschedule
from blog.links.archives.asking import set_archived
from blog.links.archives.models import ArchiveLookup
from blog.links.tasks import look_up_archived
from blog.posts.citations.bibliography import sources_shown
from blog.site.archives import archive_of
from blog.site.models import Site

A_MINUTE = 3  # lookups that are begun
BATCH = 100


def queue_lookups() -> int:
    """Queue some due lookups, none while others still run; return how many."""
    if archive_of(Site.objects.current()) is None:
        return 0
    _follow_sources()
    open_tasks = DBTaskResult.objects.filter(
        task_path=look_up_archived.module_path,
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
    )
    if open_tasks.exists():
        return 0
    due = list(ArchiveLookup.objects.due().values_list("pk", flat=True)[:A_MINUTE])
    for pk in due:
        look_up_archived.enqueue(pk)
    return len(due)


def _follow_sources() -> None:
    """Add lookups of sources that readers see; begin again for those with another URL."""
    new = sources_shown().filter(archive_lookup=None).exclude(url="")[:BATCH]
    rows = [ArchiveLookup(source=source, url=source.url) for source in new]
    ArchiveLookup.objects.bulk_create(rows, ignore_conflicts=True)
    outdated = ArchiveLookup.objects.exclude(url=F("source__url")).select_related("source")
    for lookup in outdated[:BATCH]:
        set_archived(lookup.source, None)
        if not lookup.source.url:
            lookup.delete()
            continue
        lookup.url, lookup.saved_at = lookup.source.url, None
        reschedule(lookup, at=timezone.now())
        lookup.save()
