"""Two-factor authentication: codes from an authenticator app, and backup codes."""

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
    """The code is wrong: the app has another secret, or its clock is wrong."""


def is_required(account: Account, site: Site) -> bool:
    """Return whether the blog requires two-factor authentication of the account."""
    return site.require_two_factor and account.is_owner


def is_satisfied(account: Account, site: Site) -> bool:
    """Return whether the session has been verified with a code or needs none."""
    if account.otp_device:
        return True
    return not account.two_factor_enabled_at and not is_required(account, site)


def new_secret() -> str:
    return str(random_hex(20))


def base32(secret: str) -> str:
    """Return the secret in Base32, for typing into an app that cannot read QR codes."""
    return b32encode(bytes.fromhex(secret)).decode()


def provisioning_uri(account: Account, *, secret: str, blog: str) -> str:
    """Return the otpauth: URI of the QR code."""
    issuer = blog.replace(":", " ")
    label = quote(f"{issuer}:{account.username}")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": base32(secret), "issuer": issuer, "digits": DIGITS}, quote_via=quote
    )


@transaction.atomic
def enable(account: Account, *, secret: str, code: str, session_key: str | None) -> TOTPDevice:
    """Require the app's codes from now on, and end every other session. Raise WrongCode."""
    step = _step_of(code, secret)
    if step is None:
        raise WrongCode
    disable(account)
    end_sessions(account, except_key=session_key)
    account.two_factor_enabled_at = timezone.now()
    account.save(update_fields=["two_factor_enabled_at"])
    return TOTPDevice.objects.create(user=account, name="app", key=secret, last_t=step)


@transaction.atomic
def make_backup_codes(account: Account) -> list[str]:
    """Return new codes, each valid once; earlier codes stop working."""
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name="backup codes")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def backup_codes_left(account: Account) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


@transaction.atomic
def disable(account: Account) -> None:
    """Turn off two-factor authentication, and delete the account's secret and backup codes."""
    account.two_factor_enabled_at = None
    account.save(update_fields=["two_factor_enabled_at"])
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def match_code(account: Account, code: str) -> Device | None:
    """Use up the code and return its device, app or backup codes; None if the code is wrong."""
    token = "".join(code.split()).replace("-", "").lower()
    model = TOTPDevice if token.isdecimal() and len(token) == DIGITS else StaticDevice
    device = model.objects.devices_for_user(account, confirmed=True).first()
    return device and django_otp.verify_token(account, device.persistent_id, token)


def _step_of(code: str, secret: str) -> int | None:
    """Return the 30-second step of the code if it is close to the current one, else None."""
    digits = "".join(code.split())
    totp = TOTP(bytes.fromhex(secret), digits=DIGITS)
    if not (digits.isascii() and digits.isdecimal() and totp.verify(int(digits), tolerance=1)):
        return None
    return int(totp.t())  # the code's step, which may differ from our clock's
