"""System checks for mistakes in the operator's settings."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


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


def _is_public() -> bool:
    return bool(settings.PUBLIC_URL) and urlsplit(settings.PUBLIC_URL).hostname not in LOCAL_HOSTS
