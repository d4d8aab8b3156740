"""Checking the next due link of a host, in one lease of the host."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Min
from django.utils import timezone

from blog.copies.showing import mark_copies
from blog.jobs.leasing import claim, put_off, succeed
from blog.links.copying import copied_sources, copy_answer, copying_of
from blog.links.judging import Finding, Judgment, judge
from blog.links.models import LOST, Host, Link, LinkState
from blog.links.requesting import ask, fetch_robots
from blog.links.robots import allows
from blog.links.states import apply
from blog.net.fetching import FetchRefused
from blog.sources.models import Source
from blog.sources.signals import source_changed

PAUSE = timedelta(seconds=20)  # between two requests to one host
ROBOTS_KEPT = timedelta(days=1)
ONLINE_WITHIN = timedelta(days=1)
ROBOTS = "Its robots.txt asks programs not to visit it."


def check_host(host: Host) -> Link | None:
    """Check the due link of the host that has waited longest; return it, None if none is due."""
    if not claim(host):
        return None
    due = host.links.filter(check_at__lte=timezone.now())
    link = due.order_by("check_at", "pk").first()
    try:
        pause = check(link, host) if link else timedelta()
    except Exception as error:
        put_off(host, f"{type(error).__name__}: {error}")
        raise
    first = host.links.aggregate(at=Min("check_at"))["at"]
    succeed(host, next_due_at=first and max(first, timezone.now() + max(pause, PAUSE)))
    return link


def check(link: Link, host: Host) -> timedelta:
    """Check the link, store the result, and return the pause that the host asks for."""
    judgment, pause = _look_at(link, host)
    before = link.state
    apply(judgment, link, now=timezone.now(), is_online=_is_online())
    link.save()
    if before != link.state:
        mark_sources(link)
    return pause


def mark_sources(link: Link) -> None:
    """Store in the sources at this URL since when their page is gone or differs from its copy."""
    since = None if link.is_accepted else link.state_since
    day = timezone.localdate(since) if since else None
    gone_on = day if link.state in LOST else None
    changed_on = day if link.state == LinkState.DRIFTED else None
    for source in Source.objects.filter(link_uses__link=link, url=link.url):
        if (source.page_gone_on, source.page_changed_on) != (gone_on, changed_on):
            fields = {"page_gone_on": gone_on, "page_changed_on": changed_on}
            Source.objects.filter(pk=source.pk).update(**fields)
            source.page_gone_on, source.page_changed_on = gone_on, changed_on
            mark_copies([source])
            source_changed.send_robust(sender=Source, source=source)


def _look_at(link: Link, host: Host) -> tuple[Judgment, timedelta]:
    sources = copied_sources(link)
    try:
        if not allows(_robots_of(host, link), link.url):
            link.no_copy_because = "" if not sources else ROBOTS
            return Judgment(Finding.BLOCKED, ROBOTS), PAUSE
        answer = ask(link.url, sender=settings.PUBLIC_URL, copying=copying_of(sources))
    except FetchRefused as refusal:
        return Judgment(Finding.GONE, str(refusal)), PAUSE
    judgment = judge(answer, asked=link.url)
    return copy_answer(link, answer, judgment, sources=sources), answer.retry_after


def _robots_of(host: Host, link: Link) -> str:
    now = timezone.now()
    if host.robots_at is None or now - host.robots_at > ROBOTS_KEPT:
        parts = urlsplit(link.url)
        host.robots = fetch_robots(parts.netloc, scheme=parts.scheme, sender=settings.PUBLIC_URL)
        host.robots_at = now
        Host.objects.filter(pk=host.pk).update(robots=host.robots, robots_at=now)
    return host.robots


def _is_online() -> bool:
    """Return whether another page was there lately, so that failures are not our own network's."""
    return Link.objects.filter(ok_at__gte=timezone.now() - ONLINE_WITHIN).exists()
