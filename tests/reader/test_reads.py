"""What counts as a read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.previews.sharing import preview_token
from blog.statistics.counting import forget_counted, write_counted
from blog.statistics.models import PostReads, Referral
from tests.factories import make_draft, make_post, make_withdrawn

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def nothing_counted():
    forget_counted()
    yield
    forget_counted()


@pytest.fixture
def address():
    return make_post().get_absolute_url()


def counted() -> int:
    write_counted()
    return sum(PostReads.objects.values_list("count", flat=True))


def test_a_person_with_a_browser_reads(client, address):
    client.get(address, headers={"user-agent": FIREFOX, "referer": "https://example.org/secret"})
    assert counted() == 1
    assert list(Referral.objects.values_list("host", "count")) == [("example.org", 1)]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "curl/8.5.0"},
        {"user-agent": FIREFOX, "sec-purpose": "prefetch;prerender"},
        {"user-agent": FIREFOX, "purpose": "prefetch"},
        {"user-agent": FIREFOX, "x-purpose": "preview"},
        {"user-agent": FIREFOX, "sec-fetch-dest": "empty"},
        {},
    ],
)
def test_what_nobody_sees_is_no_read(client, address, headers):
    client.get(address, headers=headers)
    assert counted() == 0


def test_the_head_alone_is_no_read(client, address):
    client.head(address, headers={"user-agent": FIREFOX})
    assert counted() == 0


def test_previews_gone_and_missing_posts_are_no_reads(client):
    draft, gone = make_draft(), make_withdrawn()
    for path in (f"/preview/{preview_token(draft)}/", gone.get_absolute_url(), "/2013/07/none/"):
        client.get(path, headers={"user-agent": FIREFOX})
    assert counted() == 0


def test_a_read_costs_the_page_no_query(client, address, django_assert_num_queries):

    with CaptureQueriesContext(connection) as by_a_program:
        client.get(address)
    with django_assert_num_queries(len(by_a_program)):
        client.get(address, headers={"user-agent": FIREFOX})
