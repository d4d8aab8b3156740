"""Every answer has an ID, and is counted by its route."""

import logging

import pytest
from django.test import RequestFactory

from blog.web.observing.current import current
from blog.web.observing.metrics import exposition
from blog.web.observing.requests import ObservedApplication, RouteMiddleware


def call(status: str = "200 OK", headers=(), **environ: str):
    """Return the headers of an answer, and what the application saw of the request."""
    seen = []

    def application(environ, start_response):
        seen.append(current().id)
        start_response(status, list(headers))
        return [b""]

    given: list[tuple[str, str]] = []
    ObservedApplication(application)(
        {"REQUEST_METHOD": "GET", **environ}, lambda _status, headers, *_: given.extend(headers)
    )
    return dict(given), seen[0]


def test_an_answer_has_the_id_that_logs_have():
    headers, seen = call()
    assert headers["X-Request-ID"] == seen
    assert len(seen) == 16
    assert call()[1] != seen


@pytest.mark.parametrize(
    ("behind", "given", "is_taken"),
    [
        (True, "trace-0123", True),
        (True, "a b\n", False),
        (True, "x" * 65, False),
        (False, "trace-0123", False),
    ],
)
def test_only_a_proxy_may_give_an_id(settings, behind, given, is_taken):
    settings.BEHIND_PROXY = behind
    assert (call(HTTP_X_REQUEST_ID=given)[1] == given) == is_taken


def counted() -> dict[str, float]:
    lines = exposition({}).decode().splitlines()
    rows = (line.rpartition(" ") for line in lines if line.startswith("ibid_requests_total"))
    return {name: float(value) for name, _, value in rows}


def test_requests_are_counted_by_route_and_kind_of_answer():
    kept = 'ibid_requests_total{method="GET",route="kept",status="2xx"}'
    refused = 'ibid_requests_total{method="other",route="none",status="4xx"}'
    before = counted()
    call(headers=[("Cache-Status", "Ibid; hit")])
    call("404 Not Found", REQUEST_METHOD="BREW")
    after = counted()
    assert after[kept] == before.get(kept, 0) + 1
    assert after[refused] == before.get(refused, 0) + 1


def test_a_request_is_logged_with_its_route_and_without_its_path(caplog, client, db):
    with caplog.at_level(logging.INFO, "blog.web.observing.requests"):
        call(PATH_INFO="/preview/s3cret/", REMOTE_ADDR="192.0.2.7")
    (made,) = caplog.records
    assert (made.status, made.getMessage()) == (200, "GET answered")
    assert "s3cret" not in str(vars(made)) and "192.0.2.7" not in str(vars(made))


def test_the_route_is_noted():
    request = RequestFactory().get("/health/")
    call()
    request.resolver_match = type("Match", (), {"view_name": "health"})
    RouteMiddleware(lambda _request: None).process_view(request)
    assert current().route == "health"
