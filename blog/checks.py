"""System checks for mistakes in the operator's settings."""

import os
from importlib.util import find_spec
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from blog.posts.permalinks.assigning import RESERVED, is_year

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
INSTALL_SERVER = "Run make install-server: it installs what a bucket needs."


@register()
def check_debug_is_private(**_options: Any) -> list[CheckMessage]:
    if settings.DEBUG and _is_public():
        return [
            Error(
                "IBID_DEBUG is on while IBID_URL is public.",
                hint="Debug pages show secrets to everyone: unset IBID_DEBUG.",
                id="ibid.E001",
            )
        ]
    return []


@register(deploy=True)
def check_url_is_encrypted(**_options: Any) -> list[CheckMessage]:
    if _is_public() and not settings.HTTPS:
        return [
            Warning(
                "IBID_URL is public and without HTTPS.",
                hint="Passwords are sent unencrypted: set an https:// URL, behind a proxy.",
                id="ibid.W001",
            )
        ]
    return []


@register()
def check_emails_have_a_url(**_options: Any) -> list[CheckMessage]:
    if settings.MAIL_IS_ON and not settings.PUBLIC_URL:
        return [
            Warning(
                "EMAIL_URL is set without IBID_URL.",
                hint=f"Links in emails lead to {settings.ORIGIN}: set IBID_URL.",
                id="ibid.W002",
            )
        ]
    return []


@register()
def check_akismet_has_a_url(**_options: Any) -> list[CheckMessage]:
    if settings.AKISMET_KEY and not settings.PUBLIC_URL:
        return [
            Warning(
                "IBID_AKISMET_KEY is set, but not IBID_URL.",
                hint="Akismet requires the blog's URL: set IBID_URL to the URL readers use.",
                id="ibid.W003",
            )
        ]
    return []


@register()
def check_thresholds_are_in_order(**_options: Any) -> list[CheckMessage]:
    if settings.COMMENTS_HELD_AT > settings.COMMENTS_SPAM_AT:
        return [
            Error(
                "IBID_COMMENTS_HELD_AT is above IBID_COMMENTS_SPAM_AT.",
                hint="Comments must be held at a lower score than they are spam: raise SPAM_AT.",
                id="ibid.E003",
            )
        ]
    return []


@register()
def check_preload_includes_subdomains(**_options: Any) -> list[CheckMessage]:
    if settings.HSTS_PRELOAD and not settings.HSTS_SUBDOMAINS:
        return [
            Warning(
                "IBID_HSTS_PRELOAD is on without IBID_HSTS_SUBDOMAINS.",
                hint="Browsers' preload lists take only domains with all subdomains: set both.",
                id="ibid.W004",
            )
        ]
    return []


@register()
def check_proxy_and_https_agree(**_options: Any) -> list[CheckMessage]:
    if settings.HTTPS and not settings.BEHIND_PROXY:
        return [
            Warning(
                "IBID_URL is https://, but IBID_BEHIND_PROXY is off.",
                hint="Every page redirects to itself without end: a proxy in front must speak "
                "HTTPS and set X-Forwarded-Proto. Set IBID_BEHIND_PROXY=true then.",
                id="ibid.W005",
            )
        ]
    return []


@register()
def check_proxy_is_there(**_options: Any) -> list[CheckMessage]:
    """Find out whether anyone could send the headers that only the proxy may set."""
    is_reached_past_it = ip_address(settings.BIND).is_global
    if settings.BEHIND_PROXY and (is_reached_past_it or not settings.PUBLIC_URL):
        return [
            Warning(
                "IBID_BEHIND_PROXY is on, and clients may reach Ibid without the proxy.",
                hint="They can then pretend to have any IP. Let Ibid listen where only the proxy "
                "reaches it (IBID_BIND), and set IBID_URL to the proxy's URL.",
                id="ibid.W006",
            )
        ]
    return []


@register()
def check_host_is_known(**_options: Any) -> list[CheckMessage]:
    if not ip_address(settings.BIND).is_loopback and not _is_public():
        return [
            Warning(
                f"IBID_BIND is {settings.BIND}, but IBID_URL names no public host.",
                hint="Only requests for localhost are answered, others get 400: set IBID_URL to "
                "the URL that readers use.",
                id="ibid.W007",
            )
        ]
    return []


@register()
def check_admin_path_is_free(**_options: Any) -> list[CheckMessage]:
    path = settings.ADMIN_PATH
    if path != "admin" and (path in RESERVED or is_year(path)):
        return [
            Error(
                f"IBID_ADMIN_PATH is {path}, where readers' pages are.",
                hint="Choose a name that no page has, such as desk-42.",
                id="ibid.E004",
            )
        ]
    return []


@register()
def check_secret_key_is_long(**_options: Any) -> list[CheckMessage]:
    if len(settings.SECRET_KEY) < settings.SHORTEST_KEY:
        return [
            Warning(
                f"The secret key has only {len(settings.SECRET_KEY)} characters.",
                hint="Who guesses it can log in as anybody: set IBID_SECRET_KEY to 50 random "
                "characters (openssl rand -base64 40).",
                id="ibid.W008",
            )
        ]
    return []


@register()
def check_bucket_is_complete(**_options: Any) -> list[CheckMessage]:
    """Check that no setting of the object storage is missing or without effect."""
    given = settings.S3_ENDPOINT or settings.S3_REGION or settings.S3_ACCESS_KEY
    if not settings.S3_BUCKET:
        wrong = "IBID_S3_BUCKET is not set, but other settings of S3 are."
        hint = "Pictures and files are stored in the data folder: set the bucket, or none of them."
        return [Warning(wrong, hint=hint, id="ibid.W009")] if given else []
    found: list[CheckMessage] = []
    if bool(settings.S3_ACCESS_KEY) != bool(settings.S3_SECRET_KEY):
        wrong = "Of IBID_S3_ACCESS_KEY and IBID_S3_SECRET_KEY, only one is set."
        hint = "Set both, or none to use the machine's own keys."
        found.append(Error(wrong, hint=hint, id="ibid.E005"))
    if find_spec("storages") is None:
        wrong = "IBID_S3_BUCKET is set, but django-storages is not installed."
        found.append(Error(wrong, hint=INSTALL_SERVER, id="ibid.E006"))
    if settings.MEDIA_DIR != settings.DATA_DIR / "media":
        wrong = "IBID_MEDIA_DIR has no effect: pictures and files are in IBID_S3_BUCKET."
        found.append(Warning(wrong, hint="Unset one of them.", id="ibid.W010"))
    return found


@register()
def check_backups_are_elsewhere(**_options: Any) -> list[CheckMessage]:
    """Check that backups can be written, and are not lost together with the data."""
    folder = settings.BACKUP_DIR
    if folder is None:
        return []
    if any(folder.is_relative_to(data) for data in (settings.DATA_DIR, settings.MEDIA_DIR)):
        wrong = f"IBID_BACKUP_DIR is {folder}, among the data that it is a backup of."
        hint = "Who loses one loses both: choose a folder elsewhere, best on another disk."
        return [Warning(wrong, hint=hint, id="ibid.W011")]
    if not folder.is_dir():
        wrong = f"IBID_BACKUP_DIR is {folder}, which does not exist."
        hint = f"Is its disk mounted? Else make the folder: install -d -m 700 {folder}"
        return [Warning(wrong, hint=hint, id="ibid.W012")]
    if not os.access(folder, os.W_OK | os.X_OK):
        wrong = f"IBID_BACKUP_DIR is {folder}, where this user may not write."
        return [Warning(wrong, hint=f"chown $(id -u) {folder}", id="ibid.W013")]
    return []


@register()
def check_settings_are_known(**_options: Any) -> list[CheckMessage]:
    return [
        Warning(
            f"There is no setting {name}, so it has no effect.",
            hint="Is it misspelled? The settings are listed in README.md.",
            id="ibid.W014",
        )
        for name in settings.UNKNOWN_SETTINGS
    ]


def _is_public() -> bool:
    return bool(settings.PUBLIC_URL) and urlsplit(settings.PUBLIC_URL).hostname not in LOCAL_HOSTS
