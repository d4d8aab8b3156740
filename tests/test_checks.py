"""System checks."""

import os
import sys
from pathlib import Path

import pytest

from blog.checks import (
    check_admin_path_is_free,
    check_akismet_has_a_url,
    check_backups_are_elsewhere,
    check_bucket_is_complete,
    check_debug_is_private,
    check_emails_have_a_url,
    check_host_is_known,
    check_preload_includes_subdomains,
    check_proxy_and_https_agree,
    check_proxy_is_there,
    check_secret_key_is_long,
    check_settings_are_known,
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


@pytest.mark.parametrize(
    ("url", "behind", "bind", "found"),
    [
        ("", False, "127.0.0.1", []),
        ("https://example.org", True, "127.0.0.1", []),
        ("https://example.org", True, "0.0.0.0", []),
        ("https://example.org", True, "10.0.0.7", []),
        ("https://example.org", False, "127.0.0.1", ["ibid.W005"]),
        ("http://example.org", False, "127.0.0.1", []),
        ("", True, "127.0.0.1", ["ibid.W006"]),
        ("https://example.org", True, "93.184.216.34", ["ibid.W006"]),
    ],
)
def test_the_proxy_is_there_and_trusted_only_then(settings, url, behind, bind, found):
    settings.PUBLIC_URL, settings.HTTPS = url, url.startswith("https")
    settings.BEHIND_PROXY, settings.BIND = behind, bind
    messages = [*check_proxy_and_https_agree(), *check_proxy_is_there()]
    assert [message.id for message in messages] == found


@pytest.mark.parametrize(
    ("url", "bind", "found"),
    [
        ("", "127.0.0.1", []),
        ("", "::1", []),
        ("", "0.0.0.0", ["ibid.W007"]),
        ("http://localhost:8000", "0.0.0.0", ["ibid.W007"]),
        ("https://example.org", "0.0.0.0", []),
    ],
)
def test_whoever_can_reach_the_blog_may_name_its_host(settings, url, bind, found):
    settings.PUBLIC_URL, settings.BIND = url, bind
    assert [message.id for message in check_host_is_known()] == found


@pytest.mark.parametrize(
    ("path", "found"),
    [("admin", []), ("desk-42", []), ("tags", ["ibid.E004"]), ("2013", ["ibid.E004"])],
)
def test_the_admin_path_is_no_page_of_readers(settings, path, found):
    settings.ADMIN_PATH = path
    assert [message.id for message in check_admin_path_is_free()] == found


@pytest.mark.parametrize(("key", "found"), [("k" * 31, ["ibid.W008"]), ("k" * 32, [])])
def test_the_secret_key_is_long(settings, key, found):
    settings.SECRET_KEY = key
    assert [message.id for message in check_secret_key_is_long()] == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"S3_ENDPOINT": "https://s3.example"}, ["ibid.W009"]),
        ({"S3_ACCESS_KEY": "a"}, ["ibid.W009"]),
        ({"S3_BUCKET": "b"}, []),
        ({"S3_BUCKET": "b", "S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "c"}, []),
        ({"S3_BUCKET": "b", "S3_ACCESS_KEY": "a"}, ["ibid.E005"]),
        ({"S3_BUCKET": "b", "S3_SECRET_KEY": "a"}, ["ibid.E005"]),
        ({"S3_BUCKET": "b", "MEDIA_DIR": Path("/mnt/media")}, ["ibid.W010"]),
    ],
)
def test_a_bucket_is_set_completely(settings, given, found):
    for name, value in given.items():
        setattr(settings, name, value)
    assert [message.id for message in check_bucket_is_complete()] == found


def test_a_bucket_needs_its_package(settings, monkeypatch):
    settings.S3_BUCKET = "b"
    monkeypatch.setitem(sys.modules, "storages", None)
    assert [message.id for message in check_bucket_is_complete()] == ["ibid.E006"]


def test_backups_are_elsewhere_and_can_be_written(settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.MEDIA_DIR = tmp_path / "data", tmp_path / "media"
    (tmp_path / "there").mkdir()
    found = {}
    for folder in (None, *map(tmp_path.joinpath, ("there", "data", "data/x", "media/x", "none"))):
        settings.BACKUP_DIR = folder
        found[folder and folder.name] = [each.id for each in check_backups_are_elsewhere()]
    inside = ["ibid.W011"]
    assert found == {None: [], "there": [], "data": inside, "x": inside, "none": ["ibid.W012"]}
    settings.BACKUP_DIR = tmp_path / "there"
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    assert [each.id for each in check_backups_are_elsewhere()] == ["ibid.W013"]


def test_misspelled_settings_are_named(settings):
    settings.UNKNOWN_SETTINGS = ["IBID_BAKUP_DIR"]
    assert [each.msg for each in check_settings_are_known()] == [
        "There is no setting IBID_BAKUP_DIR, so it has no effect."
    ]
