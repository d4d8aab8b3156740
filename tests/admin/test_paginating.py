"""Lists of the admin panel count only some pages ahead."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.admin.paginating import AHEAD, LookaheadPaginator, requested_page
from blog.people.models import Role
from blog.sources.models import Source
from tests.factories import make_account, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rows", "requested", "count", "has_more"),
    [(0, 1, 0, False), (7, 1, 7, False), (12, 1, 12, False), (13, 1, 12, True), (13, 2, 13, False)],
)
def test_rows_are_counted_some_pages_ahead(rows, requested, count, has_more):
    Source.objects.bulk_create(Source(key=f"s{n}", title="A") for n in range(rows))
    paginator = LookaheadPaginator(Source.objects.order_by("pk"), 2, requested=requested)
    assert AHEAD == 5
    assert (paginator.count, paginator.has_more) == (count, has_more)


def test_a_count_stops_at_its_limit():
    with CaptureQueriesContext(connection) as asked:
        assert LookaheadPaginator(Source.objects.order_by("pk"), 10, requested=3).count == 0
    assert "LIMIT 81" in asked[0]["sql"]


@pytest.mark.parametrize(
    ("value", "page"), [("", 1), ("3", 3), ("x", 1), ("-1", 1), ("٣", 1), ("123456", 1)]
)
def test_the_requested_page_is_read_from_the_query_string(value, page):
    assert requested_page(value) == page


def test_a_list_says_that_there_are_more_and_cannot_select_all_of_them(client):
    client.force_login(make_account(role=Role.OWNER))
    make_source(title="First")
    Source.objects.bulk_create(Source(key=f"s{n}", title="A", names="B") for n in range(300))
    page = client.get("/admin/blog/source/").content.decode()
    assert "300+ sources" in " ".join(page.split())
    assert "across all pages" not in page
    Source.objects.filter(key__startswith="s1").delete()
    page = client.get("/admin/blog/source/").content.decode()
    assert "+ sources" not in " ".join(page.split())
    assert "across all pages" in page
