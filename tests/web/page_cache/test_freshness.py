"""Whatever happens in whatever order: no process sends a page that is not as it is now.

`python -m tests.benchmarks.freshness` plays thousands of these sequences, also against a server.
"""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from blog.web.page_cache.changes.feed import DjangoFeed
from tests.playing import Readers, in_file, in_redis, play, sequences

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_in_redis", [False, True])
@settings(
    max_examples=3,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(sequence=sequences(longest=5))
def test_no_sequence_of_changes_leaves_a_stale_page(
    tmp_path_factory, redis_url, is_in_redis, sequence
):
    store = in_redis(redis_url) if is_in_redis else in_file(tmp_path_factory.mktemp("pages"))
    readers = Readers(store, DjangoFeed)
    with (
        time_machine.travel(datetime(2013, 7, 20, 9, 30, tzinfo=UTC), tick=False) as clock,
        transaction.atomic(),
    ):
        play(sequence, readers, pages=2, shift=clock.shift)
        transaction.set_rollback(True)
    assert readers.hits
