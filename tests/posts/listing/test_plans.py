"""Lists are read in the order of an index, with and without the database's statistics."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.lists import EVERY_POST, by_author, tagged
from blog.posts.models import Post
from blog.posts.related import related_to
from blog.posts.tags.models import Tag
from blog.site.models import Site
from tests.factories import A_DAY, make_post

pytestmark = pytest.mark.django_db


def plan_of(read) -> str:
    """Return the plan of the first query of this function."""
    with CaptureQueriesContext(connection) as asked:
        read()
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {asked[0]['sql']}")
        return str(cursor.fetchall())


@pytest.fixture
def tag(module_rows):
    for number in range(4):
        make_post(tags=("Maps", f"T{number}"))
    return Tag.objects.get(name="Maps")


@pytest.fixture(params=[False, True])
def analyzed(request, tag):
    """Let the database choose plans as for large tables, without statistics and with."""
    with connection.cursor() as cursor:
        if request.param:
            cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # which prefers to scan and sort small tables
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")


@pytest.mark.usefixtures("analyzed")
def test_each_list_is_read_by_its_index_without_sorting(tag):
    lists = {
        "tagging_newest": tagged(tag),
        "byline_newest": by_author("a-guest"),
        "post_newest": EVERY_POST,
    }
    for index, posts in lists.items():
        for read in (
            lambda posts=posts: posts.newest(11),
            lambda posts=posts: posts.older(11, than=(A_DAY, 3)),
            lambda posts=posts: list(posts.posts.in_list(until=A_DAY)[:11]),
        ):
            plan = plan_of(read)
            assert re.search(rf"(USING (COVERING )?INDEX|Index (Only )?Scan using) {index}\b", plan)
            assert not re.search("TEMP B-TREE|SCAN|Sort|Seq Scan", plan)


@pytest.mark.usefixtures("analyzed")
def test_the_pages_of_the_admin_panel_are_found_by_an_index():
    """Among many posts there are few pages, in the menu's choices and in the filtered list."""
    for _number in range(3):
        make_post(kind="page")
    pages = Post.objects.pages()
    for posts in (pages.order_by(), pages.order_by("-saved_at", "-pk")[:50]):
        plan = plan_of(lambda posts=posts: list(posts))
        assert not re.search("SCAN|Seq Scan", plan)
        assert "post_kind_last_saved" in plan


def test_linked_posts_have_no_bound_whose_index_a_database_would_prefer(tag):
    """With statistics, SQLite would read all live posts by date to find five by their keys."""
    post = Post.objects.all()[0]
    post.related = [post.pk]
    with CaptureQueriesContext(connection) as asked:
        related_to(post, site=Site.objects.current())
    [linked] = [query["sql"] for query in asked if "permalink_id" in query["sql"]]
    where = linked.partition("WHERE")[2]
    assert "published_at" not in where
    assert "translation_group" not in where
