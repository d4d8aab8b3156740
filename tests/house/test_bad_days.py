"""Bad days: odd requests are no server errors; a database that is gone is said once, in a line."""

import io
import logging

import pytest
from django.db import OperationalError
from django.test import Client

from blog.site.models import SiteManager
from blog.web.observing.logs import LineFormatter, Once, OwnRequests
from blog.web.rate_limits import COUNTS
from tests.benchmarks.odd_requests import statuses
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """What the console would show."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    handler.addFilter(OwnRequests())
    handler.addFilter(Once())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("seed", range(3))
def test_odd_requests_are_no_server_errors(seed, log):
    make_post()
    COUNTS.clear()
    found = statuses(100, seed=seed)
    assert [status for status in found if status >= 500] == []
    assert "Traceback" not in log.getvalue()


def test_a_database_that_is_gone_is_logged_once_in_a_line(log, monkeypatch):
    def gone(_manager):
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(SiteManager, "current", gone)
    client = Client(raise_request_exception=False)
    answers = [client.get(f"/{number}/") for number in range(50)]
    assert {answer.status_code for answer in answers} == {503}
    assert {answer["Retry-After"] for answer in answers} == {"60"}
    (line,) = log.getvalue().splitlines()
    assert "OperationalError: connection refused" in line
    assert len(line) < 300
