"""Log lines: one for each trouble, once, with the request's ID and without people's data."""

import errno
import json
import logging
import sys

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import resolve

from blog.web.observing import logs
from blog.web.observing.current import Observed, observe, path_for_logs
from blog.web.observing.logs import JsonFormatter, LineFormatter, Once, OwnRequests


@pytest.fixture(autouse=True)
def request_id():
    observe(Observed("0123abcd", "post"))
    yield
    observe(None)


def record(message: str, *args: object, error: Exception | None = None, **more: object):
    info = None
    if error is not None:
        try:
            raise error
        except type(error):
            info = sys.exc_info()
    made = logging.LogRecord("blog.mail", logging.ERROR, "file.py", 7, message, args, info)
    for name, value in more.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("connection refused\nIs it running?"),
        SuspiciousOperation("a null character"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_an_expected_trouble_is_a_line(error):
    line = LineFormatter().format(record("The page failed", error=error))
    assert "\n" not in line
    assert len(line) < 300
    assert line.startswith(f"ERROR blog.mail: The page failed: {type(error).__name__}: ")
    assert line.endswith("[0123abcd]")


def test_a_bug_has_its_traceback():
    line = LineFormatter().format(record("The page failed", error=KeyError("title")))
    assert "Traceback" in line and "KeyError: 'title'" in line


def test_json_is_a_line_with_all_facts():
    made = record("Slow query: %s", "SELECT 1", error=KeyError("title"), ms=812)
    entry = json.loads(JsonFormatter().format(made))
    assert entry["message"] == "Slow query: SELECT 1"
    assert (entry["level"], entry["logger"], entry["ms"]) == ("error", "blog.mail", 812)
    assert (entry["request_id"], entry["route"]) == ("0123abcd", "post")
    assert "KeyError" in entry["traceback"]


@pytest.mark.parametrize("ip", ["192.0.2.77", "2001:db8:1:2::3"])
def test_no_ip_is_written(ip):
    line = LineFormatter().format(record("Invalid request from ip=%s: no", ip))
    assert ip not in line and "ip=(IP): no" in line


def test_times_and_versions_are_no_ips():
    line = LineFormatter().format(record("At 12:30:05, Python 3.11.7"))
    assert "At 12:30:05, Python 3.11.7" in line


def test_the_same_trouble_is_written_once_a_minute(monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr(logs.time, "monotonic", lambda: now[0])
    once = Once()
    gone = [record("Failed: /%s/", n, error=OperationalError("gone")) for n in range(1000)]
    assert [once.filter(each) for each in gone].count(True) == 1
    assert once.filter(record("Another trouble"))
    now[0] += logs.QUIET_FOR
    last = record("Failed: /", error=OperationalError("gone"))
    assert once.filter(last)
    assert "(and 999 more times before)" in LineFormatter().format(last)
    assert json.loads(JsonFormatter().format(last))["repeated"] == 999


def test_information_is_never_left_out():
    once, made = Once(), record("GET answered")
    made.levelno = logging.INFO
    assert once.filter(made) and once.filter(made)


def test_refused_requests_are_not_logged_and_secrets_not_named():
    own, request = OwnRequests(), RequestFactory().get("/preview/s3cret/?q=private")
    request.resolver_match = resolve("/preview/s3cret/")
    missing = record("Not Found: %s", request.path, status_code=404, request=request)
    missing.name = "django.request"
    assert not own.filter(missing)
    failed = record(
        "%s: %s", "Internal Server Error", request.path, status_code=500, request=request
    )
    failed.name = "django.request"
    assert own.filter(failed)
    assert failed.getMessage() == "Internal Server Error: /preview/…/"
    assert own.filter(record("From another logger"))


def test_a_path_is_logged_without_its_query():
    request = RequestFactory().get("/search/?q=private")
    assert path_for_logs(request) == "/search/"
