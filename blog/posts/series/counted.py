"""The series with live posts, with their numbers of posts."""

from django.db.models import Count

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.site.sorting import in_order


def live_series() -> list[tuple[Series, int]]:
    """Return the series with live posts and the number of these, sorted by title."""
    series = Series.objects.order_by().in_bulk()
    # by their keys, so that the database reads the posts in series and not all live ones
    posts = Post.objects.filter(series__in=list(series)).posts().live().order_by()
    counts = posts.values_list("series").annotate(Count("pk"))
    return sorted(
        ((series[pk], count) for pk, count in counts), key=lambda found: in_order(found[0].title)
    )
