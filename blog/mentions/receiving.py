"""Another site says that a page of its links to a post. Whether that is so, the worker sees."""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.comments.policy import is_open
from blog.comments.spam.layers.rate import WHOLE_NETWORK
from blog.mentions.errands import MOST_TRIES, may_ask
from blog.mentions.models import Fate, Mention
from blog.mentions.tasks import check_mention
from blog.net.ips import network_of
from blog.posts.models import Post
from blog.site.models import Site
from blog.text.formats.rates import parse_rate

MOST_WAITING = 1_000
AGAIN_AFTER = timedelta(minutes=1)


class TooMany(Exception):
    """So much comes just now, from there or at all, that no more is taken."""


def takes_mentions(post: Post, site: Site) -> bool:
    """Whether the post can be mentioned now: wherever it takes comments, if the owner wishes."""
    if not (site.receives_mentions and may_ask()):
        return False
    return post.is_live and not post.is_page and is_open(post, site)


def post_at(target: str, *, host: str) -> Post | None:
    """The live post that an address of ours leads to, in any form it ever had."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.netloc != host or "\0" in (path := unquote(parts.path)):
        return None
    posts = Post.objects.posts().live()
    return posts.filter(permalinks__path__in=[path, f"{path.rstrip('/')}/"]).first()


@transaction.atomic
def receive(post: Post, *, source: str, target: str, address: str = "") -> Mention:
    """Note that the page at `source` links to the post by `target`, and have the worker look.

    Told again, it is looked at again. Raises TooMany.
    """
    now, network = timezone.now(), network_of(address)
    if _is_too_much(network):
        raise TooMany
    mention: Mention
    mention, _is_new = Mention.objects.select_for_update().get_or_create(
        source=source, post=post, defaults={"told_at": now - AGAIN_AFTER}
    )
    if mention.due_at and mention.tries < MOST_TRIES:
        return mention  # it is about to be looked at
    is_soon = now - mention.told_at < AGAIN_AFTER
    mention.target, mention.network, mention.told_at = target, network, now
    mention.due_at, mention.tries = now + (AGAIN_AFTER if is_soon else timedelta()), 0
    mention.fate = mention.fate if mention.comment_id else Fate.WAITING
    mention.save()
    if not is_soon:
        check_mention.enqueue(mention.pk)
    return mention


def _is_too_much(network: str) -> bool:
    if Mention.objects.filter(due_at__isnull=False).count() >= MOST_WAITING:
        return True
    if not network:
        return False
    rate = parse_rate(settings.COMMENTS_RATE) * WHOLE_NETWORK
    told = Mention.objects.filter(network=network, told_at__gt=timezone.now() - rate.period)
    return told.count() >= rate.count
