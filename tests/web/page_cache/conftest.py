"""Requests to the whole application inside a test's transaction."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests import needs, redis_server
from tests.run import found


@pytest.fixture(autouse=True)
def open_connection() -> Iterator[None]:
    """Keep the connection with the test's transaction open, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with redis_server.running(found(needs.redis())) as url:
        yield url
