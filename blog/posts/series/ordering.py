"""Put posts in a series, and order its posts."""

from collections.abc import Container, Sequence
from itertools import chain, count

from django.db import transaction
from django.db.models import Case, F, Max, Q, When

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.signals import emit_changed
from blog.site.public_paths.keeping import move_path, was_public
from blog.text.words.slugs import slugify


@transaction.atomic
def save_series(series: Series) -> Series:
    """Save the series, with a slug made from its title if it has none, and return it.

    The path of a former slug redirects to the new one.
    """
    series.slug = series.slug or free_slug(series)
    former = Series.objects.filter(pk=series.pk).exclude(slug=series.slug).first()
    series.save()
    if former:
        _move_page(former, to=series.get_absolute_url())
    return series


def _move_page(series: Series, *, to: str = "") -> None:
    """Redirect the page of the series, or let it answer 410, if readers could ever open it."""
    path = series.get_absolute_url()
    if was_public(path) or series.posts.posts().live().exists():
        move_path(path, to=to)


def free_slug(series: Series) -> str:
    """Return a slug made from the title that no other series has."""
    stem = _stem(series.title)
    others = Series.objects.exclude(pk=series.pk).filter(slug__startswith=stem)
    return _free_slug(stem, taken=set(others.values_list("slug", flat=True)))


def _stem(title: str) -> str:
    return slugify(title)[:90] or "series"


def _free_slug(stem: str, *, taken: Container[str]) -> str:
    slugs = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], slugs) if slug not in taken)


def place_in_series(post: Post, title: str) -> None:
    """Add the post to the end of the series with this title, or to none if it is "".

    A post that is already in the series keeps its position. A new title starts a series. The caller
    saves the post in the same transaction: until it ends, no other post can take the position.
    """
    if not title:
        post.series, post.series_position = None, None
        return
    series = _locked(title)
    if series.pk is None:
        series.save()
        post.series, post.series_position = series, 1
    elif post.series_id != series.pk:
        post.series, post.series_position = series, next_position(series)


def next_position(series: Series) -> int:
    """Return the position after the last post of the series; 1 if it is not stored yet."""
    if series.pk is None:
        return 1
    last = series.posts.aggregate(last=Max("series_position"))["last"]
    return (last or 0) + 1


def _locked(title: str) -> Series:
    """Return the series with this title, locked, or a new one with a free slug, in one query."""
    stem = _stem(title)
    is_same = Q(title__iexact=title)
    near = Series.objects.select_for_update().filter(is_same | Q(slug__startswith=stem))
    rows = list(near.annotate(is_same=Case(When(is_same, then=True), default=False)))
    new = Series(title=title, slug=_free_slug(stem, taken={series.slug for series in rows}))
    return next((series for series in rows if series.is_same), new)


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
    _move_page(series)
    pks = list(series.posts.values_list("pk", flat=True))
    series.posts.update(series=None, series_position=None)
    series.delete()
    for pk in pks:
        emit_changed(pk)
