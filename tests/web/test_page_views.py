"""What counts as a page view."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.previews.sharing import preview_token
from blog.statistics.buffering import discard, flush
from blog.statistics.models import PostViews, Referral
from tests.factories import make_draft, make_post, make_withdrawn

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def empty_buffer():
    discard()
    yield
    discard()


@pytest.fixture
def path():
    return make_post().get_absolute_url()


def counted() -> int:
    flush()
    return sum(PostViews.objects.values_list("count", flat=True))


def test_a_person_with_a_browser_is_counted(client, path):
    client.get(path, headers={"user-agent": FIREFOX, "referer": "https://example.org/secret"})
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
def test_bots_and_prefetching_are_not_counted(client, path, headers):
    client.get(path, headers=headers)
    assert counted() == 0


def test_a_head_request_is_not_counted(client, path):
    client.head(path, headers={"user-agent": FIREFOX})
    assert counted() == 0


def test_previews_and_missing_posts_are_not_counted(client):
    draft, gone = make_draft(), make_withdrawn()
    for missing in (f"/preview/{preview_token(draft)}/", gone.get_absolute_url(), "/2013/07/none/"):
        client.get(missing, headers={"user-agent": FIREFOX})
    assert counted() == 0


def test_counting_makes_no_query(client, path, django_assert_num_queries):
    with CaptureQueriesContext(connection) as by_a_bot:
        client.get(path)
    with django_assert_num_queries(len(by_a_bot)):
        client.get(path, headers={"user-agent": FIREFOX})
