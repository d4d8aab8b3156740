"""An operator's mistakes, found before they hurt: id, message, hint."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


@register()
def check_debug_is_private(**_said: Any) -> list[CheckMessage]:
    if settings.DEBUG and _is_public():
        return [
            Error(
                "IBID_DEBUG is on while IBID_URL names a public address.",
                hint="Debug pages show secrets to anybody: unset IBID_DEBUG.",
                id="ibid.E001",
            )
        ]
    return []


@register(deploy=True)
def check_address_is_encrypted(**_said: Any) -> list[CheckMessage]:
    if _is_public() and not settings.HTTPS:
        return [
            Warning(
                "IBID_URL is a public address without HTTPS.",
                hint="Passwords travel in the clear: set an https:// address, behind a proxy.",
                id="ibid.W001",
            )
        ]
    return []


@register()
def check_emails_know_the_address(**_said: Any) -> list[CheckMessage]:
    if settings.MAIL_IS_ON and not settings.PUBLIC_URL:
        return [
            Warning(
                "EMAIL_URL is set without IBID_URL.",
                hint=f"Links in emails lead to {settings.ORIGIN}: set the address readers use.",
                id="ibid.W002",
            )
        ]
    return []


@register()
def check_akismet_knows_the_address(**_said: Any) -> list[CheckMessage]:
    if settings.AKISMET_KEY and not settings.PUBLIC_URL:
        return [
            Warning(
                "IBID_AKISMET_KEY is set, but not IBID_URL.",
                hint="Akismet wants to know which blog asks: set the address readers use.",
                id="ibid.W003",
            )
        ]
    return []


@register()
def check_doubt_comes_before_spam(**_said: Any) -> list[CheckMessage]:
    if settings.COMMENTS_HELD_AT > settings.COMMENTS_SPAM_AT:
        return [
            Error(
                "IBID_COMMENTS_HELD_AT is above IBID_COMMENTS_SPAM_AT.",
                hint="The filter holds what it doubts, and is surer of what it calls spam.",
                id="ibid.E003",
            )
        ]
    return []


def _is_public() -> bool:
    return bool(settings.PUBLIC_URL) and urlsplit(settings.PUBLIC_URL).hostname not in OWN_MACHINE
