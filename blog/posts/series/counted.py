"""The series with live posts, with their numbers of posts."""

from collections import Counter

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.site.sorting import in_order

STAGE = ("series", "kind", "published_at", "withdrawn_at", "trashed_at")


def live_series() -> list[tuple[Series, int]]:
    """Return the series with live posts and the number of these, sorted by title."""
    series = Series.objects.order_by().in_bulk()
    # Without a bound on the date, whose index holds all live posts and not only those in series.
    posts = Post.objects.filter(series__in=list(series)).only(*STAGE).order_by()
    counts = Counter(post.series_id for post in posts if post.is_live and not post.is_page)
    return sorted(
        ((series[pk], count) for pk, count in counts.items() if pk),
        key=lambda found: in_order(found[0].title),
    )
