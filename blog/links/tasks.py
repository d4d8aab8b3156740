"""Background tasks for links, with a lower priority than tasks that people wait for."""

from django_tasks import task

from blog.links.archives.asking import look_up_in_archive
from blog.links.archives.models import ArchiveLookup
from blog.links.checking import check_host
from blog.links.collecting import collect_post
from blog.links.models import Host

LATER = -10


@task(priority=LATER)
def collect_links(post_pk: int) -> None:
    collect_post(post_pk)


@task(priority=LATER)
def check_links_of(host_pk: int) -> None:
    if host := Host.objects.filter(pk=host_pk).first():
        check_host(host)


@task(priority=LATER)
def look_up_archived(source_pk: int) -> None:
    if lookup := ArchiveLookup.objects.filter(pk=source_pk).select_related("source").first():
        look_up_in_archive(lookup)
