"""System checks."""

import pytest

from blog.checks import (
    check_akismet_has_a_url,
    check_debug_is_private,
    check_emails_have_a_url,
    check_preload_includes_subdomains,
    check_thresholds_are_in_order,
    check_url_is_encrypted,
)


@pytest.mark.parametrize(
    ("url", "debug", "found"),
    [
        ("", True, []),
        ("http://localhost:8000", True, []),
        ("https://example.org", True, ["ibid.E001"]),
        ("https://example.org", False, []),
    ],
)
def test_debug_is_private(settings, url, debug, found):
    settings.PUBLIC_URL, settings.DEBUG = url, debug
    assert [message.id for message in check_debug_is_private()] == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", []),
        ("http://127.0.0.1:8000", []),
        ("http://example.org", ["ibid.W001"]),
        ("https://example.org", []),
    ],
)
def test_a_public_url_is_encrypted(settings, url, found):
    settings.PUBLIC_URL, settings.HTTPS = url, url.startswith("https")
    assert [message.id for message in check_url_is_encrypted()] == found


@pytest.mark.parametrize(
    ("mail", "url", "found"),
    [
        (False, "", []),
        (True, "", ["ibid.W002"]),
        (True, "https://example.org", []),
    ],
)
def test_emails_have_a_url(settings, mail, url, found):
    settings.MAIL_IS_ON, settings.PUBLIC_URL = mail, url
    assert [message.id for message in check_emails_have_a_url()] == found


@pytest.mark.parametrize(
    ("held", "spam", "found"),
    [(0.4, 0.98, []), (0.9, 0.9, []), (0.99, 0.98, ["ibid.E003"])],
)
def test_thresholds_are_in_order(settings, held, spam, found):
    settings.COMMENTS_HELD_AT, settings.COMMENTS_SPAM_AT = held, spam
    assert [message.id for message in check_thresholds_are_in_order()] == found


@pytest.mark.parametrize(
    ("key", "url", "found"),
    [("", "", []), ("k3y", "", ["ibid.W003"]), ("k3y", "https://example.org", [])],
)
def test_akismet_has_a_url(settings, key, url, found):
    settings.AKISMET_KEY, settings.PUBLIC_URL = key, url
    assert [message.id for message in check_akismet_has_a_url()] == found


@pytest.mark.parametrize(("subdomains", "found"), [(False, ["ibid.W004"]), (True, [])])
def test_preload_includes_subdomains(settings, subdomains, found):
    settings.HSTS_PRELOAD, settings.HSTS_SUBDOMAINS = True, subdomains
    assert [message.id for message in check_preload_includes_subdomains()] == found
