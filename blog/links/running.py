"""The periodic jobs of links: queueing checks, collecting what was missed, deleting the unused."""

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.links.collecting import (
    collect_missed,
    delete_unused_links,
    schedule_missing_copies,
    wake_hosts,
)
from blog.links.models import Host
from blog.links.tasks import check_links_of
from blog.site.models import Site
from blog.site.outgoing import why_no_contact

WAITING = 50  # checks in the queue at a time, so that they never hold up other work


def checks_links(site: Site) -> bool:
    """Return whether the owner and the operator both allow checking links."""
    return not why_no_checks(site)


def why_no_checks(site: Site) -> str:
    """Return the reason why links are not checked, and what to do; "" if they are."""
    if not site.checks_links:
        return "Turn on “Check links” in the settings of posts."
    return why_no_contact()


def why_no_copies(site: Site) -> str:
    """Return the reason why no copies are taken, and what to do; "" if they are."""
    if not site.keeps_copies:
        return "Turn on “Keep copies of cited web pages” in the settings of posts."
    return why_no_checks(site)


def queue_due_checks() -> int:
    """Queue checks of the due hosts, as many as the queue has room for; return how many."""
    if not checks_links(Site.objects.current()):
        return 0
    waiting = DBTaskResult.objects.filter(
        task_path=check_links_of.module_path, status=TaskResultStatus.READY
    )
    room = max(WAITING - waiting.count(), 0)
    hosts = list(Host.objects.due().values_list("pk", flat=True)[:room])
    for pk in hosts:
        check_links_of.enqueue(pk)
    return len(hosts)


def collect_links_missed() -> int:
    """Delete unused links, wake late hosts, collect what is missing; return how many of those."""
    delete_unused_links()
    wake_hosts()
    site = Site.objects.current()
    if not checks_links(site):
        return 0
    if site.keeps_copies:
        schedule_missing_copies()
    return collect_missed()
