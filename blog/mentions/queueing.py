"""Queueing deliveries: scanning changed posts for links to pages of other sites."""

import hashlib
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.jobs.leasing import reschedule
from blog.mentions.models import MAX_URL_LENGTH, Delivery, DeliveryStatus, LinkScan
from blog.posts.models import Post, PostQuerySet
from blog.posts.selections import live_q
from blog.site.models import Site
from blog.site.outgoing import may_contact_sites
from blog.text.html.links import outgoing_links

DEBOUNCE = timedelta(minutes=2)  # authors often save again right after saving
RECENT = timedelta(days=30)  # older posts are scanned only after a change
BATCH = 100  # posts
HOST_INTERVAL = timedelta(seconds=5)  # between two requests to one host


def sends_mentions(site: Site) -> bool:
    """Return whether the owner and the operator both allow sending webmentions."""
    return site.sends_mentions and may_contact_sites()


def queue_scan(post_pk: int) -> None:
    """Queue a scan of the post's links, due when the post has not changed for a while."""
    if sends_mentions(Site.objects.current()) and _native_posts().filter(pk=post_pk).exists():
        LinkScan.objects.update_or_create(post_id=post_pk, defaults={"changed_at": timezone.now()})


def queue_scans_citing(source_pk: int) -> None:
    """Queue scans of the posts that cite the source."""
    cites = Q(post__citations__source=source_pk) | Q(post__consultations__source=source_pk)
    scans = LinkScan.objects.filter(cites).values_list("pk", flat=True)
    LinkScan.objects.filter(pk__in=list(scans)).update(changed_at=timezone.now())


def scan_changed_posts() -> int:
    """Scan the posts whose scan is due, and recent ones without any; return how many changed."""
    if not sends_mentions(Site.objects.current()):
        return 0
    _queue_missed()
    is_known = live_q("post__") | Q(post__deliveries__status=DeliveryStatus.SENT)
    due = LinkScan.objects.filter(is_known, changed_at__lte=timezone.now() - DEBOUNCE)
    scans = due.select_related("post").distinct().order_by("changed_at")[:BATCH]
    return sum(_scan(scan) for scan in scans)


def _native_posts() -> PostQuerySet:
    """Return all posts except those that were imported and have not been changed since."""
    return Post.objects.exclude(import_ref__isnull=False, version=1)


def _queue_missed() -> None:
    now = timezone.now()
    missed = _native_posts().live().filter(published_at__gt=now - RECENT, link_scan=None)
    scans = [LinkScan(post=post, changed_at=now - DEBOUNCE) for post in missed[:BATCH]]
    LinkScan.objects.bulk_create(scans, ignore_conflicts=True)


@transaction.atomic
def _scan(scan: LinkScan) -> bool:
    post = scan.post
    if not (post.is_live or post.is_gone):
        return False  # a draft again; it may come back
    links = _links_of(post) if post.is_live else []
    digest = _digest(post, links)
    unchanged = LinkScan.objects.filter(pk=scan.pk, changed_at=scan.changed_at)
    if not unchanged.update(changed_at=None, digest=digest) or digest == scan.digest:
        return False
    _queue_deliveries(post, links)
    return True


def _links_of(post: Post) -> list[str]:
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    links = outgoing_links(post.rendered + post.rendered_sources, host=host)
    return [link for link in links if len(link) <= MAX_URL_LENGTH]


def _digest(post: Post, links: list[str]) -> str:
    """Return a digest of the post's content, independent of how its page is rendered."""
    parts = (post.title, post.body, *links) if post.is_live else ("gone",)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _queue_deliveries(post: Post, links: list[str]) -> None:
    """Queue a delivery to every page that the post links to or linked to at its last scan.

    Each page is sent the URL of the post that it was sent before. Pages known to accept no
    webmentions are skipped.
    """
    now, hosts = timezone.now(), Counter[str]()
    source = f"{settings.PUBLIC_URL}{post.get_absolute_url()}"
    known = {delivery.target: delivery for delivery in Delivery.objects.filter(post=post)}
    for target in links:
        delivery = known.pop(target, None) or Delivery(post=post, source=source, target=target)
        delivery.is_linked = True
        if delivery.status != DeliveryStatus.UNSUPPORTED:
            host = urlsplit(target).netloc
            reschedule(delivery, at=now + hosts[host] * HOST_INTERVAL)
            hosts[host] += 1
        delivery.save()
    for delivery in known.values():
        if delivery.sent_at is None:
            delivery.delete()
        else:
            delivery.is_linked = False
            reschedule(delivery, at=now)
            delivery.save()
