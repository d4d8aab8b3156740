"""Collecting the links of live posts and of sources, and their hosts, to be checked."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, Q
from django.utils import timezone

from blog.jobs.leasing import reschedule
from blog.links.models import MAX_URL_LENGTH, Host, Link, LinkCollection, LinkState, LinkUse
from blog.links.requesting import LONGEST_WAIT
from blog.posts.models import Post
from blog.sources.models import CopyPolicy, Source
from blog.text.html.links import host_of, outgoing_links

BATCH = 200
COPIES_AT_A_TIME = 50  # that are made up for, in each run
LATE = LONGEST_WAIT + timedelta(days=1)  # longer than a host may ask to be left alone


def collect_post(pk: int) -> None:
    """Store which links the post has in its text; none unless it is live."""
    post = Post.objects.filter(pk=pk).first()
    if post is None:
        return
    urls = outgoing_links(post.rendered, host=_own_host()) if post.is_live else []
    with transaction.atomic():
        _store(urls, LinkUse(post=post))
        version = {"version": post.version}
        LinkCollection.objects.update_or_create(post=post, defaults=version)


def collect_source(source: Source) -> None:
    """Store which links the source has: its URL and its DOI; none while it is in the trash."""
    urls = [] if source.trashed_at else _urls_of(source)
    with transaction.atomic():
        _store(urls, LinkUse(source=source))


def collect_missed() -> int:
    """Collect posts and sources whose links are not known, as after an upgrade; return how many."""
    outdated = Q(link_collection=None) | ~Q(link_collection__version=F("version"))
    posts = Post.objects.live().filter(outdated).values_list("pk", flat=True)[:BATCH]
    for pk in list(posts):
        collect_post(pk)
    unknown = Source.objects.filter(trashed_at=None, link_uses=None)
    sources = list(unknown.exclude(url="", doi="")[:BATCH])
    for source in sources:
        collect_source(source)
    return len(posts) + len(sources)


def delete_unused_links() -> int:
    """Delete links that nothing uses any more, and hosts without links; return how many."""
    deleted = Link.objects.filter(uses=None).delete()[0]
    Host.objects.filter(links=None).delete()
    return deleted


def schedule(link: Link, *, at: datetime) -> None:
    """Have the link checked at this time, or earlier if its host is due earlier."""
    Link.objects.filter(pk=link.pk).update(check_at=at)
    host = Host.objects.get(pk=link.host_id)
    if host.due_at is None or host.due_at > at:
        reschedule(host, at=at)
        host.save()


def schedule_missing_copies() -> int:
    """Bring forward the checks of some pages that are there but not copied; return how many.

    So the sources of a blog from before there were copies get theirs gradually.
    """
    now = timezone.now()
    uncopied = Source.objects.kept().filter(copied_on=None).exclude(copy_policy=CopyPolicy.NONE)
    links = Link.objects.filter(
        Exists(uncopied.filter(link_uses__link=OuterRef("pk"), url=OuterRef("url"))),
        state__in=[LinkState.OK, LinkState.MOVED],
        no_copy_because="",
        check_at__gt=now + timedelta(days=1),
    )
    chosen = list(links.order_by("check_at")[:COPIES_AT_A_TIME])
    for link in chosen:
        schedule(link, at=now)
    return len(chosen)


def wake_hosts() -> int:
    """Make hosts due with the first of their links, and return how many were due too late.

    That is so if a link was added in the moment in which a worker ended its check of the host.
    """
    late = Q(due_at=None) | Q(due_at__gt=F("first") + LATE)
    hosts = Host.objects.filter(leased_until=None).annotate(first=Min("links__check_at"))
    woken = list(hosts.filter(late, first__isnull=False))
    for host in woken:
        reschedule(host, at=host.first)
        host.save()
    return len(woken)


def _urls_of(source: Source) -> list[str]:
    doi = [f"https://doi.org/{quote(source.doi, safe='/()')}"] if source.doi else []
    return list(dict.fromkeys([source.url, *doi]))


def _store(urls: Iterable[str], user: LinkUse) -> None:
    """Make the links at `urls` those that the post or source of `user` has, and no others."""
    kept = [url for url in urls if _is_checkable(url)]
    uses = LinkUse.objects.filter(post=user.post, source=user.source)
    known = set(uses.filter(link__url__in=kept).values_list("link__url", flat=True))
    uses.exclude(link__url__in=kept).delete()
    for url in kept:
        if url not in known:
            link = _link_at(url)
            LinkUse.objects.get_or_create(link=link, post=user.post, source=user.source)


def _is_checkable(url: str) -> bool:
    return host_of(url) not in {"", _own_host()} and len(url) <= MAX_URL_LENGTH


def _link_at(url: str) -> Link:
    link = Link.objects.filter(url=url).first()
    if link:
        return link
    host, _created = Host.objects.get_or_create(name=host_of(url), defaults={"due_at": None})
    link, _created = Link.objects.get_or_create(url=url, defaults={"host": host})
    schedule(link, at=timezone.now())
    return link


def _own_host() -> str:
    return urlsplit(settings.PUBLIC_URL).hostname or ""
