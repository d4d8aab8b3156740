"""Prepared queries: compiled once, run with other values."""

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.rows.prepared import AT_ONCE, Parameter, Prepared, PreparedRelated, set_prefetched
from tests.factories import make_account, make_post, make_scheduled

pytestmark = pytest.mark.django_db

PUBLISHED_AT = Post._meta.get_field("published_at")


def titled(number: list[int]) -> Prepared[Post]:
    def build():
        number.append(1)
        return Post.objects.filter(title=Parameter("title", Post._meta.get_field("title")))

    return Prepared(build)


def test_a_query_is_built_once_and_run_with_any_value():
    first, second = make_post(title="First"), make_post(title="Second")
    built: list[int] = []
    query = titled(built)

    assert query.all(title="First") == [first]
    assert query.all(title="Second") == [second]
    assert query.first(title="Third") is None
    assert built == [1]


def test_values_are_stored_values_of_the_field():
    post = make_post()
    make_scheduled()
    query = Prepared(lambda: Post.objects.live(at=Parameter("now", PUBLISHED_AT)))
    assert query.all(now=timezone.now()) == [post]
    assert query.all(now=post.published_at) == [post]
    assert query.all(now=post.published_at - timezone.timedelta(seconds=1)) == []


def test_related_rows_and_annotations_come_along(django_assert_num_queries):
    author = make_account("rosa")
    post = make_post(author=author)
    query = Prepared(
        lambda: Byline.objects.select_related("account").annotate(title=F("post__title"))
    )
    with django_assert_num_queries(1):
        (byline,) = query.all()
        assert (byline.account, byline.title) == (author, post.title)


def test_a_query_with_the_time_at_which_it_was_built_is_refused():
    query = Prepared(lambda: Post.objects.filter(published_at__lte=timezone.now()))
    with pytest.raises(ValueError, match="the time"):
        query.all()


def test_each_run_reads_the_rows_anew():
    query = titled([])
    post = make_post(title="First")
    assert query.first(title="First") == post
    Post.objects.update(title="Second")
    assert query.first(title="First") is None


def test_a_prepared_query_says_the_same_sql_as_any_other():
    post = make_post(title="First")
    with connection.execute_wrapper(
        lambda run, sql, params, many, context: (
            seen.append((sql, params)) or run(sql, params, many, context)
        )
    ):
        seen: list[object] = []
        titled([]).first(title="First")
        list(Post.objects.filter(title="First"))
    prepared, usual = seen
    assert prepared[0].replace("(%s)", "%s") == usual[0]
    assert list(prepared[1]) == list(usual[1])
    assert post.title == "First"


def test_related_managers_return_rows_that_were_set(django_assert_num_queries):
    post = make_post()
    bylines = list(Byline.objects.filter(post=post))
    set_prefetched(post, bylines=bylines, tags=[])
    with django_assert_num_queries(0):
        assert list(post.bylines.all()) == bylines
        assert post.tags_in_order == []


def test_rows_that_were_set_are_not_selected_among():
    post = make_post(tags=("Maps",))
    set_prefetched(post, tags=list(post.tags.all()))
    with pytest.raises(TypeError, match="have been read"):
        post.tags.filter(name="Ships")


@pytest.mark.parametrize(("count", "queries"), [(1, 1), (3, 1), (AT_ONCE + 1, 2)])
def test_related_rows_are_read_for_many_rows_at_once(django_assert_num_queries, count, queries):
    posts = [make_post() for _number in range(3)]
    keys = [post.pk for post in posts][:count] + [10_000 + each for each in range(count - 3)]
    bylines = PreparedRelated(
        lambda posts: Byline.objects.filter(post__pk__in=posts), owner="post_id"
    )
    bylines.by_owner([])
    with django_assert_num_queries(queries):
        found = bylines.by_owner(keys)
    assert list(found) == keys
    assert [found[post.pk] for post in posts[:count]] == [
        list(post.bylines.all()) for post in posts[:count]
    ]


def test_lists_of_values_keep_the_order_of_their_names():
    post = make_post(title="First")
    query = Prepared(lambda: Post.objects.values_list("title", "pk"))
    assert query.all() == [("First", post.pk)]
