"""Setting up and turning off two-factor authentication."""

import re
from datetime import timedelta

import pytest
import segno
from django.core import signing

from blog.admin.people.two_factor import SALT
from blog.people import two_factor
from blog.site.models import Site
from tests.admin.people.forms import (
    CODE,
    LOGIN,
    PASSWORD,
    TWO_FACTOR,
    code_of,
    errors,
    log_in,
)
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(clock):
    """Codes and pauses depend on the time."""


def set_up_by(client, page):
    signed = page.context["signed_secret"]
    key = signing.loads(signed, salt=SALT)["secret"]
    return client.post(TWO_FACTOR, {"secret": signed, "code": code_of(key), "password": PASSWORD})


def test_setting_it_up_shows_backup_codes_once_and_ends_other_sessions(client, alice):
    client.force_login(alice)
    other = client.__class__()
    other.force_login(alice)
    response = set_up_by(client, client.get(TWO_FACTOR))
    codes = response.context["codes"]
    assert len(codes) == 10
    assert all(code in response.content.decode() for code in codes)
    assert client.get(TWO_FACTOR)["Location"] == "/admin/me/"
    assert client.get("/admin/me/").status_code == 200
    assert other.get("/admin/me/").status_code == 302


def test_the_qr_code_shows_the_uri_without_a_style(client, alice):
    client.force_login(alice)
    response = client.get(TWO_FACTOR)
    page = response.content.decode()
    svg = page.partition("<svg class")[2].partition("</svg>")[0]
    squares = re.findall(r"M(\d+) (\d+)h1v1h-1z", svg)
    matrix = segno.make(response.context["uri"], micro=False).matrix
    dark = [(str(x), str(y)) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit]
    assert squares == dark
    assert f'viewBox="-4 -4 {len(matrix) + 8} {len(matrix) + 8}"' in svg
    assert "style=" not in svg


def test_a_wrong_code_keeps_the_same_secret(client, alice):
    client.force_login(alice)
    page = client.get(TWO_FACTOR)
    uri = page.context["uri"]
    entered = {"secret": page.context["signed_secret"], "code": "000000", "password": PASSWORD}
    again = client.post(TWO_FACTOR, entered)
    assert again.context["uri"] == uri
    assert "wrong or has expired" in errors(again)


def test_without_the_password_nobody_sets_it_up(client, alice):
    client.force_login(alice)
    page = client.get(TWO_FACTOR)
    signed = page.context["signed_secret"]
    entered = {"secret": signed, "code": code_of(signing.loads(signed, salt=SALT)["secret"])}
    assert "This field is required" in errors(client.post(TWO_FACTOR, entered))
    assert "Wrong password." in errors(client.post(TWO_FACTOR, {**entered, "password": "guessed"}))
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


@pytest.mark.parametrize("whose", ["stranger", None])
def test_a_secret_of_another_account_is_refused(client, alice, whose):
    client.force_login(alice)
    data = {"secret": two_factor.new_secret(), "account": make_account("stranger").pk}
    signed = signing.dumps(data, salt=SALT) if whose else "forged"
    client.post(TWO_FACTOR, {"secret": signed, "code": code_of(data["secret"])})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


def test_a_secret_expires(client, alice, clock):
    client.force_login(alice)
    page = client.get(TWO_FACTOR)
    clock.shift(timedelta(hours=2))
    set_up_by(client, page)
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


def verified(client, key):
    log_in(client)
    client.post(CODE, {"code": code_of(key)})
    return client


def test_new_backup_codes_and_turning_off(client, alice, key):
    verified(client, key)
    assert "Wrong password" in errors(client.post(f"{TWO_FACTOR}codes/", {"password": "wrong"}))
    shown = client.post(f"{TWO_FACTOR}codes/", {"password": PASSWORD})
    assert len(shown.context["codes"]) == 10
    assert "Wrong password" in errors(client.post(f"{TWO_FACTOR}off/", {"password": "wrong"}))
    client.post(f"{TWO_FACTOR}off/", {"password": PASSWORD})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


def test_what_is_required_cannot_be_turned_off(client, alice, key):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    verified(client, key)
    client.post(f"{TWO_FACTOR}off/", {"password": PASSWORD})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at


def test_backup_codes_need_two_factor_authentication(client, alice):
    client.force_login(alice)
    assert client.post(f"{TWO_FACTOR}codes/")["Location"] == "/admin/me/"


def test_an_owner_must_set_it_up_where_it_is_required(client, alice):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    assert log_in(client)["Location"] == f"{TWO_FACTOR}?next=/admin/"
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    page = client.get(TWO_FACTOR)
    assert "This blog requires two-factor" in page.content.decode()
    set_up_by(client, page)
    assert client.get("/admin/").status_code == 200


def test_an_author_need_not_set_it_up(client):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    client.force_login(make_account("author"))
    assert client.get("/admin/").status_code == 200
