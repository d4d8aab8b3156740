"""Put posts in a series, and order its posts."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Max

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.signals import emit_changed
from blog.text.words.slugs import slugify


@transaction.atomic
def save_series(series: Series) -> Series:
    """Save the series, with a slug made from its title if it has none, and return it."""
    series.slug = series.slug or free_slug(series)
    series.save()
    return series


def free_slug(series: Series) -> str:
    """Return a slug made from the title that no other series has."""
    stem = slugify(series.title)[:90] or "series"
    slug, count = stem, 1
    while Series.objects.exclude(pk=series.pk).filter(slug=slug).exists():
        count += 1
        slug = f"{stem}-{count}"
    return slug


def place_in_series(post: Post, title: str) -> None:
    """Add the post to the end of the series with this title, or to none if it is "".

    A post that is already in the series keeps its position. A new title starts a series. The caller
    saves the post in the same transaction: until it ends, no other post can take the position.
    """
    if not title:
        post.series, post.series_position = None, None
        return
    locked = Series.objects.select_for_update().filter(title__iexact=title).first()
    series = locked or Series.objects.create(title=title, slug=free_slug(Series(title=title)))
    if post.series_id == series.pk:
        return
    last = series.posts.aggregate(last=Max("series_position"))["last"] if locked else None
    post.series, post.series_position = series, (last or 0) + 1


@transaction.atomic
def order_series(series: Series, posts: Sequence[Post]) -> None:
    """Put the posts of the series in this order; its other posts follow in their current order."""
    inside = list(
        Series.objects.select_for_update().get(pk=series.pk).posts.order_by("series_position")
    )
    rank = {post.pk: place for place, post in enumerate(posts)}
    inside.sort(key=lambda post: rank.get(post.pk, len(rank)))
    beyond = max((post.series_position or 0 for post in inside), default=0) + len(inside)
    # Positions are unique at every moment, so first move all posts out of the way.
    series.posts.update(series_position=F("series_position") + beyond)
    for position, post in enumerate(inside, start=1):
        Post.objects.filter(pk=post.pk).update(series_position=position)
        emit_changed(post.pk)


@transaction.atomic
def dissolve_series(series: Series) -> None:
    """Delete the series but not its posts."""
    pks = list(series.posts.values_list("pk", flat=True))
    series.posts.update(series=None, series_position=None)
    series.delete()
    for pk in pks:
        emit_changed(pk)
