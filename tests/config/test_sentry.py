"""What is reported of an error holds nothing of people."""

import pytest
from environs import EnvValidationError

from config import sentry


def test_people_are_left_out():
    event = {
        "message": "KeyError",
        "user": {"ip_address": "192.0.2.7"},
        "request": {
            "url": "https://example.org/search/?q=private",
            "method": "GET",
            "headers": {"Cookie": "ibid-session=s3cret"},
            "cookies": {"ibid-session": "s3cret"},
            "data": {"email": "ada@example.org"},
        },
    }
    assert sentry.without_people(event) == {
        "message": "KeyError",
        "request": {"url": "https://example.org/search/", "method": "GET"},
    }


def test_a_missing_package_is_said_in_words(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentry_sdk", None)
    with pytest.raises(EnvValidationError, match="make install-server"):
        sentry.report_errors_to("https://key@sentry.example.org/1")
