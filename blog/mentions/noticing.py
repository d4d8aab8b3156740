"""Noticing which pages of other sites are to be told of a post: those it links to, or did."""

import hashlib
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.mentions.errands import may_ask
from blog.mentions.links import links_out
from blog.mentions.models import LONGEST_ADDRESS, Notice, Outbox, Outcome
from blog.posts.models import Post, PostQuerySet, live_q
from blog.site.models import Site

QUIET = timedelta(minutes=2)  # a second look at one's own words after saving them
NEWS = timedelta(days=30)  # older posts are no news, unless they are changed
AT_ONCE = 100  # posts
BETWEEN = timedelta(seconds=5)  # two questions to one host


def sends_mentions(site: Site) -> bool:
    return site.sends_mentions and may_ask()


def note_change(post: int) -> None:
    """The links of the post of this number are to be looked at, when it is quiet and live."""
    if sends_mentions(Site.objects.current()) and _of_this_blog().filter(pk=post).exists():
        Outbox.objects.update_or_create(post_id=post, defaults={"changed_at": timezone.now()})


def note_source_changed(source: int) -> None:
    """So are those of posts that name the source and were looked at before."""
    naming = Q(post__citations__source=source) | Q(post__consultations__source=source)
    boxes = Outbox.objects.filter(naming).values_list("pk", flat=True)
    Outbox.objects.filter(pk__in=list(boxes)).update(changed_at=timezone.now())


def look_for_links() -> int:
    """Look at the posts that have changed; gives how many. A post that nobody noted is found."""
    if not sends_mentions(Site.objects.current()):
        return 0
    _note_missed()
    known = live_q("post__") | Q(post__notices__outcome=Outcome.TOLD)
    due = Outbox.objects.filter(known, changed_at__lte=timezone.now() - QUIET)
    boxes = due.select_related("post").distinct().order_by("changed_at")[:AT_ONCE]
    return sum(_look(box) for box in boxes)


def _of_this_blog() -> PostQuerySet:
    """What was brought here, such as the welcome blog, is told when somebody changes it here."""
    return Post.objects.exclude(import_ref__isnull=False, version=1)


def _note_missed() -> None:
    now = timezone.now()
    missed = _of_this_blog().live().filter(published_at__gt=now - NEWS, outbox=None)
    boxes = [Outbox(post=post, changed_at=now - QUIET) for post in missed[:AT_ONCE]]
    Outbox.objects.bulk_create(boxes, ignore_conflicts=True)


@transaction.atomic
def _look(box: Outbox) -> bool:
    post = box.post
    if not (post.is_live or post.is_gone):
        return False  # back to a draft; it may come again
    links = _links_of(post) if post.is_live else []
    digest = _digest(post, links)
    seen = Outbox.objects.filter(pk=box.pk, changed_at=box.changed_at)
    if not seen.update(changed_at=None, digest=digest) or digest == box.digest:
        return False
    _write_notices(post, links)
    return True


def _links_of(post: Post) -> list[str]:
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    links = links_out(post.rendered + post.rendered_sources, host=host)
    return [link for link in links if len(link) <= LONGEST_ADDRESS]


def _digest(post: Post, links: list[str]) -> str:
    """Of what the post says, not of how its page is made."""
    said = (post.title, post.body, *links) if post.is_live else ("gone",)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def _write_notices(post: Post, links: list[str]) -> None:
    """Every page that is linked to is told, and told again; so is one that was, and is no longer.

    A page keeps the address by which it knows the post; one that is deaf is left alone.
    """
    now, hosts = timezone.now(), Counter[str]()
    source = f"{settings.PUBLIC_URL}{post.get_absolute_url()}"
    known = {notice.target: notice for notice in Notice.objects.filter(post=post)}
    for target in links:
        notice = known.pop(target, None) or Notice(post=post, source=source, target=target)
        notice.is_linked = True
        if notice.outcome != Outcome.DEAF:
            host = urlsplit(target).netloc
            notice.due_at, notice.tries = now + hosts[host] * BETWEEN, 0
            hosts[host] += 1
        notice.save()
    for notice in known.values():
        if notice.told_at is None:
            notice.delete()
        else:
            notice.is_linked, notice.due_at, notice.tries = False, now, 0
            notice.save()
