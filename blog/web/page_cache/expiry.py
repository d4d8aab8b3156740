"""When a page expires by itself, because what it shows depends on the time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from blog.comments.policy import closing_time
from blog.posts.choices import Kind
from blog.posts.models import Post
from blog.site.models import Site

MAX_AGE = timedelta(days=1)


def expiry_of(*, now: datetime, site: Site, post_id: int = 0) -> datetime:
    """Return when a page rendered at `now` expires: at the end of the day, in the blog's time zone
    and in UTC; when a post is published; when the comments of the post it shows close.
    """
    times = [now + MAX_AGE, _midnight(now, site.zone), _midnight(now, UTC), *_publications(now)]
    if post := Post.objects.filter(pk=post_id).first() if post_id else None:
        closing = closing_time(post, site)
        times += [closing] if closing and closing > now else []
    return min(times)


def _midnight(now: datetime, zone: tzinfo) -> datetime:
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)


def _publications(now: datetime) -> Iterator[datetime]:
    """Yield when the next post and the next page will be published."""
    for kind in Kind:
        scheduled = Post.objects.filter(
            kind=kind, published_at__gt=now, withdrawn_at=None, trashed_at=None
        )
        next_at = scheduled.order_by("published_at").values_list("published_at", flat=True).first()
        if next_at:
            yield next_at
