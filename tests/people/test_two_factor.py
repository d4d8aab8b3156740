"""Codes of an app, and backup codes."""

from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
from django_otp.oath import totp
from time_machine import travel

from blog.people import two_factor
from blog.people.models import Role
from blog.people.sessions import LoginSession
from blog.people.two_factor import WrongCode
from blog.site.models import Site
from tests.broken_database import Broken, failing_at
from tests.factories import make_account

pytestmark = pytest.mark.django_db

SECRET = "00112233445566778899aabbccddeeff00112233"


@pytest.fixture
def account():
    return make_account("alice", role=Role.OWNER)


@pytest.fixture
def clock():
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        yield clock


def code(*, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes from now."""
    return f"{totp(bytes.fromhex(SECRET), t0=-30 * steps):06d}"


def enable(account, **kwargs):
    return two_factor.enable(
        account, **{"secret": SECRET, "code": code(), "session_key": None, **kwargs}
    )


def test_the_app_s_code_enables_it(account, clock):
    enable(account)
    account.refresh_from_db()
    assert account.two_factor_enabled_at


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "12345", "１２３４５６"])
def test_a_wrong_code_enables_nothing(account, clock, wrong):
    with pytest.raises(WrongCode):
        enable(account, code=wrong)
    assert account.two_factor_enabled_at is None


def test_a_code_works_once(account, clock):
    enable(account)
    assert two_factor.match_code(account, code()) is None
    clock.shift(30)
    now = code()
    assert two_factor.match_code(account, f" {now[:3]} {now[3:]} ")
    assert two_factor.match_code(account, now) is None


def test_a_clock_half_a_minute_off_is_forgiven(account, clock):
    enable(account, code=code(steps=-1))
    assert two_factor.match_code(account, code())


def test_a_backup_code_works_once_and_is_counted(account, clock):
    enable(account)
    codes = two_factor.make_backup_codes(account)
    assert len(set(codes)) == two_factor.backup_codes_left(account) == 10
    shown = f"{codes[0][:4]}-{codes[0][4:]}".upper()
    assert two_factor.match_code(account, shown)
    assert two_factor.match_code(account, shown) is None
    assert two_factor.backup_codes_left(account) == 9


def test_new_backup_codes_end_the_old(account, clock):
    enable(account)
    old = two_factor.make_backup_codes(account)
    two_factor.make_backup_codes(account)
    assert two_factor.match_code(account, old[0]) is None


def test_another_account_s_code_is_refused(account, clock):
    enable(account)
    stranger = make_account("stranger")
    clock.shift(30)
    assert two_factor.match_code(stranger, code()) is None


def test_disabling_deletes_devices_and_codes(account, clock):
    enable(account)
    two_factor.make_backup_codes(account)
    two_factor.disable(account)
    assert account.two_factor_enabled_at is None
    assert two_factor.backup_codes_left(account) == 0
    assert two_factor.match_code(account, code(steps=1)) is None


@pytest.mark.parametrize(
    ("role", "asks", "enrolled", "verified", "may_go_on"),
    [
        (Role.OWNER, False, False, False, True),
        (Role.OWNER, True, False, False, False),
        (Role.OWNER, True, True, False, False),
        (Role.OWNER, True, True, True, True),
        (Role.AUTHOR, True, False, False, True),
        (Role.AUTHOR, False, True, False, False),
        (Role.AUTHOR, False, True, True, True),
    ],
)
def test_who_may_go_on(role, asks, enrolled, verified, may_go_on, clock):
    account = make_account(role=role)
    if enrolled:
        account.otp_device = enable(account) if verified else enable(account) and None
    site = Site(require_two_factor=asks)
    assert two_factor.is_satisfied(account, site) == may_go_on


def test_the_uri_carries_secret_blog_and_name(account):
    uri = two_factor.provisioning_uri(account, secret=SECRET, blog="Notes: on & off")
    parts = urlsplit(uri)
    query = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert parts.path == "/Notes%20%20on%20%26%20off%3Aalice"
    assert b32decode(query["secret"][0]).hex() == SECRET
    assert query["issuer"] == ["Notes  on & off"]


def test_it_is_not_enabled_without_a_device(account, clock, client):
    client.force_login(account)
    with pytest.raises(Broken), failing_at('INSERT INTO "otp_totp_totpdevice"'):
        enable(account)
    account.refresh_from_db()
    assert account.two_factor_enabled_at is None
    assert LoginSession.objects.filter(account=account).exists()


def test_old_backup_codes_last_until_there_are_new_ones(account, clock):
    enable(account)
    old = two_factor.make_backup_codes(account)
    with pytest.raises(Broken), failing_at('INSERT INTO "otp_static_statictoken"'):
        two_factor.make_backup_codes(account)
    assert two_factor.backup_codes_left(account) == 10
    assert two_factor.match_code(account, old[0])


def test_it_is_not_disabled_while_a_device_is_left(account, clock):
    enable(account)
    two_factor.make_backup_codes(account)
    with pytest.raises(Broken), failing_at('DELETE FROM "otp_static_staticdevice"'):
        two_factor.disable(account)
    account.refresh_from_db()
    assert account.two_factor_enabled_at
    clock.shift(30)
    assert two_factor.match_code(account, code())
