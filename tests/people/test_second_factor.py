"""Codes of an app, and backup codes."""

from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
from django_otp.oath import totp
from time_machine import travel

from blog.people import second_factor
from blog.people.models import Role
from blog.people.second_factor import WrongCode
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

KEY = "00112233445566778899aabbccddeeff00112233"


@pytest.fixture
def account():
    return make_account("alice", role=Role.OWNER)


@pytest.fixture
def clock():
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        yield clock


def code(*, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes from now."""
    return f"{totp(bytes.fromhex(KEY), t0=-30 * steps):06d}"


def enrol(account, **said):
    return second_factor.enrol(account, **{"key": KEY, "code": code(), "session_key": None, **said})


def test_the_app_s_code_enrols(account, clock):
    enrol(account)
    account.refresh_from_db()
    assert account.second_factor_at


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "12345", "１２３４５６"])
def test_a_wrong_code_enrols_nobody(account, clock, wrong):
    with pytest.raises(WrongCode):
        enrol(account, code=wrong)
    assert account.second_factor_at is None


def test_a_code_works_once(account, clock):
    enrol(account)
    assert second_factor.device_for(account, code()) is None
    clock.shift(30)
    now = code()
    assert second_factor.device_for(account, f" {now[:3]} {now[3:]} ")
    assert second_factor.device_for(account, now) is None


def test_a_clock_half_a_minute_off_is_forgiven(account, clock):
    enrol(account, code=code(steps=-1))
    assert second_factor.device_for(account, code())


def test_a_backup_code_works_once_and_is_counted(account, clock):
    enrol(account)
    codes = second_factor.make_backup_codes(account)
    assert len(set(codes)) == second_factor.backup_codes_left(account) == 10
    shown = f"{codes[0][:4]}-{codes[0][4:]}".upper()
    assert second_factor.device_for(account, shown)
    assert second_factor.device_for(account, shown) is None
    assert second_factor.backup_codes_left(account) == 9


def test_new_backup_codes_end_the_old(account, clock):
    enrol(account)
    old = second_factor.make_backup_codes(account)
    second_factor.make_backup_codes(account)
    assert second_factor.device_for(account, old[0]) is None


def test_somebody_else_s_code_opens_nothing(account, clock):
    enrol(account)
    stranger = make_account("stranger")
    clock.shift(30)
    assert second_factor.device_for(stranger, code()) is None


def test_turned_off_nothing_is_left(account, clock):
    enrol(account)
    second_factor.make_backup_codes(account)
    second_factor.turn_off(account)
    assert account.second_factor_at is None
    assert second_factor.backup_codes_left(account) == 0
    assert second_factor.device_for(account, code(steps=1)) is None


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
        account.otp_device = enrol(account) if verified else enrol(account) and None
    site = Site(require_second_factor=asks)
    assert second_factor.is_satisfied(account, site) == may_go_on


def test_the_qr_code_says_key_blog_and_name(account):
    address = second_factor.address_for_app(account, key=KEY, blog="Notes: on & off")
    parts = urlsplit(address)
    said = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert parts.path == "/Notes%20%20on%20%26%20off%3Aalice"
    assert b32decode(said["secret"][0]).hex() == KEY
    assert said["issuer"] == ["Notes  on & off"]
