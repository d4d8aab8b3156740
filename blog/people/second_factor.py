"""The second factor: the codes of an app, and backup codes for when the app is gone."""

from base64 import b32encode
from urllib.parse import quote, urlencode

import django_otp
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from blog.people.models import Account
from blog.people.sessions import end_sessions
from blog.site.models import Site

BACKUP_CODES = 10
DIGITS = 6


class WrongCode(Exception):
    """The app does not know the key, or its clock is wrong."""


def is_demanded(account: Account, site: Site) -> bool:
    """Whether the blog asks for it, enrolled or not."""
    return site.require_second_factor and account.is_owner


def is_satisfied(account: Account, site: Site) -> bool:
    """Whether the session may go on: its code was given, or it needs none."""
    if account.otp_device:
        return True
    return not account.second_factor_at and not is_demanded(account, site)


def new_key() -> str:
    return str(random_hex(20))


def key_in_letters(key: str) -> str:
    """As it is typed into an app that reads no QR codes."""
    return b32encode(bytes.fromhex(key)).decode()


def address_for_app(account: Account, *, key: str, blog: str) -> str:
    """What the QR code says."""
    issuer = blog.replace(":", " ")
    label = quote(f"{issuer}:{account.username}")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": key_in_letters(key), "issuer": issuer, "digits": DIGITS}, quote_via=quote
    )


@transaction.atomic
def enrol(account: Account, *, key: str, code: str, session_key: str | None) -> TOTPDevice:
    """Ask for the app's codes from now on; every other session ends. Raises WrongCode."""
    step = _step_of(code, key)
    if step is None:
        raise WrongCode
    turn_off(account)
    end_sessions(account, but=session_key)
    account.second_factor_at = timezone.now()
    account.save(update_fields=["second_factor_at"])
    return TOTPDevice.objects.create(user=account, name="app", key=key, last_t=step)


@transaction.atomic
def make_backup_codes(account: Account) -> list[str]:
    """New ones, each good for one time; the earlier are good no more. They are told once."""
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name="backup codes")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def backup_codes_left(account: Account) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


@transaction.atomic
def turn_off(account: Account) -> None:
    account.second_factor_at = None
    account.save(update_fields=["second_factor_at"])
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def device_for(account: Account, code: str) -> Device | None:
    """The app or the backup codes, whichever `code` is of; it is used up by that. None if wrong."""
    said = "".join(code.split()).replace("-", "").lower()
    kind = TOTPDevice if said.isdecimal() and len(said) == DIGITS else StaticDevice
    device = kind.objects.devices_for_user(account, confirmed=True).first()
    return device and django_otp.verify_token(account, device.persistent_id, said)


def _step_of(code: str, key: str) -> int | None:
    """Which of the app's half minutes the code belongs to, if it is one of about now."""
    said = "".join(code.split())
    totp = TOTP(bytes.fromhex(key), digits=DIGITS)
    if not (said.isascii() and said.isdecimal() and totp.verify(int(said), tolerance=1)):
        return None
    return int(totp.t())  # of the code, not of our clock
