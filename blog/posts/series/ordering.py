"""Putting posts into series, and series in order."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Max

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.signals import tell_changed
from blog.text.words.slugs import slugify


@transaction.atomic
def save_series(series: Series) -> Series:
    """Store it; its slug is made from the title if it has none."""
    series.slug = series.slug or free_slug(series)
    series.save()
    return series


def free_slug(series: Series) -> str:
    wish = slugify(series.title)[:90] or "series"
    slug, count = wish, 1
    while Series.objects.exclude(pk=series.pk).filter(slug=slug).exists():
        count += 1
        slug = f"{wish}-{count}"
    return slug


def series_titled(title: str) -> Series:
    """The series of this title, whatever its case; a new one if there is none."""
    known = Series.objects.filter(title__iexact=title).first()
    return known or save_series(Series(title=title))


@transaction.atomic
def arrange(post: Post, *, series: str) -> None:
    """Put the post into the series of this title, or into none."""
    if series:
        join_series(post, series_titled(series))
    elif post.series_id:
        leave_series(post)


@transaction.atomic
def join_series(post: Post, series: Series) -> None:
    """Put the post at the end of the series, out of any other; it stays where it is if in it."""
    if post.series_id == series.pk:
        return
    Series.objects.select_for_update().get(pk=series.pk)  # two posts do not get one place
    last = series.posts.aggregate(last=Max("series_position"))["last"] or 0
    _place(post, series=series, position=last + 1)


@transaction.atomic
def leave_series(post: Post) -> None:
    """Take the post out; the others keep their places."""
    _place(post, series=None, position=None)


@transaction.atomic
def order_series(series: Series, posts: Sequence[Post]) -> None:
    """Give the posts of the series this order; those not named follow in the order they had."""
    inside = list(
        Series.objects.select_for_update().get(pk=series.pk).posts.order_by("series_position")
    )
    rank = {post.pk: place for place, post in enumerate(posts)}
    inside.sort(key=lambda post: rank.get(post.pk, len(rank)))
    beyond = max((post.series_position or 0 for post in inside), default=0) + len(inside)
    # No two posts may share a place, even for a moment: first all move out of the way.
    series.posts.update(series_position=F("series_position") + beyond)
    for position, post in enumerate(inside, start=1):
        Post.objects.filter(pk=post.pk).update(series_position=position)
        tell_changed(post.pk)


@transaction.atomic
def dissolve_series(series: Series) -> None:
    """Delete the series; its posts stay."""
    pks = list(series.posts.values_list("pk", flat=True))
    series.posts.update(series=None, series_position=None)
    series.delete()
    for pk in pks:
        tell_changed(pk)


def _place(post: Post, *, series: Series | None, position: int | None) -> None:
    post.series, post.series_position = series, position
    post.save(update_fields=["series", "series_position"])
    tell_changed(post.pk)
