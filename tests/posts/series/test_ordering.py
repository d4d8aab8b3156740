"""Series of posts and their order."""

import pytest
from django.db import IntegrityError, transaction

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.series.ordering import (
    dissolve_series,
    order_series,
    save_series,
)
from tests.factories import make_draft, rewrite

pytestmark = pytest.mark.django_db


def in_order(series: Series) -> list[str]:
    return list(series.posts.order_by("series_position").values_list("title", flat=True))


@pytest.fixture
def series():
    series = save_series(Series(title="The Split"))
    for title in ("One", "Two", "Three"):
        rewrite(make_draft(title=title), series=series.title)
    return series


def test_a_post_joins_at_the_end(series):
    assert in_order(series) == ["One", "Two", "Three"]


def test_a_post_already_in_the_series_keeps_its_position(series):
    rewrite(Post.objects.get(title="One"), series=series.title)
    assert in_order(series) == ["One", "Two", "Three"]


def test_a_post_is_in_only_one_series(series):
    other = save_series(Series(title="Another"))
    rewrite(Post.objects.get(title="Two"), series=other.title)
    assert (in_order(series), in_order(other)) == (["One", "Three"], ["Two"])


def test_positions_stay_unique_after_a_post_has_left(series):
    rewrite(Post.objects.get(title="Two"), series="")
    rewrite(make_draft(title="Four"), series=series.title)
    assert in_order(series) == ["One", "Three", "Four"]


@pytest.mark.parametrize(
    ("wish", "order"),
    [
        (["Three", "Two", "One"], ["Three", "Two", "One"]),
        (["Three"], ["Three", "One", "Two"]),
        ([], ["One", "Two", "Three"]),
    ],
)
def test_posts_get_the_requested_order(series, wish, order):
    order_series(series, [Post.objects.get(title=title) for title in wish])
    assert in_order(series) == order


def test_ordering_does_not_add_posts_of_another_series(series):
    order_series(series, [make_draft(title="Stranger")])
    assert in_order(series) == ["One", "Two", "Three"]


def test_no_two_posts_share_a_position(series):
    with pytest.raises(IntegrityError), transaction.atomic():
        series.posts.update(series_position=1)


def test_a_position_without_a_series_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=make_draft().pk).update(series_position=1)


def test_dissolving_keeps_the_posts(series):
    dissolve_series(series)
    assert Post.objects.filter(series=None).count() == 3


def test_titles_match_in_any_case_and_slugs_are_unique():
    posts = [
        rewrite(make_draft(), series=title) for title in ("Cold War!", "cold war!", "Cold War")
    ]
    assert [post.series.slug for post in posts] == ["cold-war", "cold-war", "cold-war-2"]


def test_ordering_a_series_is_atomic(series, monkeypatch):
    def fail(_pk: int) -> None:
        raise RuntimeError

    monkeypatch.setattr("blog.posts.series.ordering.emit_changed", fail)
    for change in (
        lambda: order_series(series, [Post.objects.get(title="Three")]),
        lambda: dissolve_series(series),
    ):
        with pytest.raises(RuntimeError):
            change()
    series = Series.objects.get()
    assert in_order(series) == ["One", "Two", "Three"]
    positions = series.posts.order_by("series_position").values_list("series_position", flat=True)
    assert list(positions) == [1, 2, 3]
