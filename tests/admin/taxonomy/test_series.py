"""Series in the admin panel."""

import pytest
from django.urls import reverse

from blog.posts.models import Post
from blog.posts.series.models import Series
from tests.factories import make_account, make_draft, rewrite

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/series/"


def change(series: Series) -> str:
    return reverse("admin:blog_series_change", args=[series.pk])


@pytest.fixture
def series(author):
    for title in ("One", "Two", "Three"):
        rewrite(make_draft(title=title, author=author), series="The Split")
    return Series.objects.get()


def test_a_series_is_made_with_an_address_of_its_own(admin):
    admin.post(f"{LIST}add/", {"title": "The Split", "description": "Why."})
    series = Series.objects.get()
    assert (series.slug, series.description) == ("the-split", "Why.")


def test_its_posts_are_put_in_order(admin, series):
    pks = {post.title: post.pk for post in series.posts.all()}
    places = {"One": 3, "Two": 1, "Three": 2}
    data = {f"place_{pks[title]}": place for title, place in places.items()}
    admin.post(change(series), {"title": "The Split", "slug": "the-split", **data})
    posts = series.posts.order_by("series_position")
    assert list(posts.values_list("title", flat=True)) == ["Two", "Three", "One"]


def test_of_two_with_one_number_the_moved_goes_first(admin, series):
    each, two, three = series.posts.order_by("series_position")
    data = {f"place_{each.pk}": 1, f"place_{two.pk}": 2, f"place_{three.pk}": 1}
    admin.post(change(series), {"title": "The Split", "slug": "the-split", **data})
    posts = series.posts.order_by("series_position")
    assert list(posts) == [three, each, two]


def test_drafts_of_others_are_not_named(admin, series):
    rewrite(make_draft(title="Secret", author=make_account()), series="The Split")
    page = admin.get(change(series)).content.decode()
    assert "Secret" not in page
    assert "An unpublished post by someone else" in page
    assert "Two" in page


def test_deleting_a_series_keeps_its_posts(admin, series):
    admin.post(reverse("admin:blog_series_delete", args=[series.pk]), {"post": "yes"})
    assert not Series.objects.exists()
    assert Post.objects.filter(series=None).count() == 3
