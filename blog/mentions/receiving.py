"""Receiving a webmention: it is stored at once and checked later by the worker."""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.comments.policy import is_open
from blog.comments.spam.layers.rate import NETWORK_FACTOR
from blog.jobs.leasing import reschedule
from blog.mentions.models import Mention, MentionStatus
from blog.mentions.tasks import check_mention
from blog.net.ips import network_of
from blog.posts.models import Post
from blog.site.models import Site
from blog.site.outgoing import may_contact_sites
from blog.text.formats.rates import parse_rate

MAX_PENDING = 1_000
RECHECK_AFTER = timedelta(minutes=1)


class TooMany(Exception):
    """The rate limit of the network or of all mentions is exceeded; the mention is not stored."""


def takes_mentions(post: Post, site: Site) -> bool:
    """Return whether the post accepts mentions: it is open to comments, and the owner allows it."""
    if not (site.receives_mentions and may_contact_sites()):
        return False
    return post.is_live and not post.is_page and is_open(post, site)


def post_at(target: str, *, host: str) -> Post | None:
    """Return the live post at a current or earlier URL of this blog; None if there is none."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.netloc != host or "\0" in (path := unquote(parts.path)):
        return None
    posts = Post.objects.posts().live()
    return posts.filter(permalinks__path__in=[path, f"{path.rstrip('/')}/"]).first()


@transaction.atomic
def receive(post: Post, *, source: str, target: str, ip: str = "") -> Mention:
    """Store the mention of the post by the page at `source`, and queue its check.

    A mention that was received before is checked again. Raise TooMany if a rate limit is
    exceeded.
    """
    now, network = timezone.now(), network_of(ip)
    if _is_too_much(network):
        raise TooMany
    mention: Mention
    mention, _is_new = Mention.objects.select_for_update().get_or_create(
        source=source, post=post, defaults={"received_at": now - RECHECK_AFTER, "due_at": None}
    )
    if mention.due_at:
        return mention  # it is about to be checked
    is_soon = now - mention.received_at < RECHECK_AFTER
    mention.target, mention.network, mention.received_at = target, network, now
    reschedule(mention, at=now + (RECHECK_AFTER if is_soon else timedelta()))
    mention.status = mention.status if mention.comment_id else MentionStatus.PENDING
    mention.save()
    if not is_soon:
        check_mention.enqueue(mention.pk)
    return mention


def _is_too_much(network: str) -> bool:
    if Mention.objects.filter(due_at__isnull=False).count() >= MAX_PENDING:
        return True
    if not network:
        return False
    rate = parse_rate(settings.COMMENTS_RATE) * NETWORK_FACTOR
    since = timezone.now() - rate.period
    return Mention.objects.filter(network=network, received_at__gt=since).count() >= rate.count
