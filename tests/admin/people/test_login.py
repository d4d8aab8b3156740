"""Logging in: password, code, pauses; forgotten passwords."""

import re
from datetime import timedelta

import pytest
import segno
from django.core import signing
from django.urls import reverse
from django_otp.oath import totp
from time_machine import travel

from blog.admin.people.two_factor import SALT
from blog.mail.models import Email
from blog.people import passwords, two_factor
from blog.people.models import Account, Role
from blog.people.sessions import LoginSession
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LOGIN, CODE, TWO_FACTOR = "/admin/login/", "/admin/login/code/", "/admin/me/second-factor/"


@pytest.fixture(autouse=True)
def clock():
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def alice():
    return make_account("alice", role=Role.OWNER, email="alice@example.org")


@pytest.fixture
def key(alice, clock):
    """Alice's second factor, enrolled some time ago."""
    key = two_factor.new_secret()
    two_factor.enable(alice, secret=key, code=code_of(key), session_key=None)
    clock.shift(60)
    return key


def code_of(key: str) -> str:
    return f"{totp(bytes.fromhex(key)):06d}"


def log_in(client, *, password: str = PASSWORD, wanted: str = "", **extra: str):
    return client.post(
        f"{LOGIN}?next={wanted}",
        {"username": "alice", "password": password, "next": wanted},
        headers={"user-agent": FIREFOX},
        **extra,
    )


def errors(response) -> str:
    return str(response.context["form"].errors)


def test_the_right_password_leads_to_the_page_that_was_asked_for(client, alice):
    response = client.get("/admin/blog/source/")
    assert response["Location"] == "/admin/login/?next=/admin/blog/source/"
    assert log_in(client, wanted="/admin/blog/source/")["Location"] == "/admin/blog/source/"
    session = LoginSession.objects.get()
    assert (session.account, session.device, session.network) == (
        alice,
        "Firefox on Linux",
        "127.0.0.0/24",
    )


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "/admin/login/", ""])
def test_no_other_place_is_led_to(client, alice, wanted):
    assert log_in(client, wanted=wanted)["Location"] == "/admin/"


def test_who_is_in_is_led_on_from_the_door(client, alice):
    log_in(client)
    assert client.get(LOGIN)["Location"] == "/admin/"


def test_a_wrong_password_comes_back_with_the_name(client, alice):
    response = log_in(client, password="wrong")
    assert response.status_code == 200
    assert 'value="alice"' in response.content.decode()
    assert not LoginSession.objects.exists()


def test_wrong_passwords_make_the_right_one_wait_but_not_for_ever(client, alice, clock):
    for _ in range(5):
        log_in(client, password="wrong")
    assert "Wait 5 seconds" in errors(log_in(client))
    assert log_in(client, REMOTE_ADDR="198.51.100.7").status_code == 302
    clock.shift(5)
    assert log_in(client).status_code == 302


def test_with_a_second_factor_the_code_comes_next(client, alice, key):
    assert log_in(client, wanted="/admin/me/")["Location"] == f"{CODE}?next=/admin/me/"
    assert client.get("/admin/me/")["Location"] == f"{LOGIN}?next=/admin/me/"
    assert client.get(f"{LOGIN}?next=/admin/me/")["Location"] == f"{CODE}?next=/admin/me/"
    assert "wrong or has expired" in errors(client.post(CODE, {"code": "000000"}))
    before = LoginSession.objects.get().session_key
    response = client.post(f"{CODE}?next=/admin/me/", {"code": code_of(key)})
    assert response["Location"] == "/admin/me/"
    assert client.get("/admin/me/").status_code == 200
    assert LoginSession.objects.get().session_key != before


def test_a_backup_code_opens_too(client, alice, key):
    codes = two_factor.make_backup_codes(alice)
    log_in(client)
    assert client.post(CODE, {"code": codes[0]}).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_guessing_codes_gets_slower(client, alice, key):
    log_in(client)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    assert "Wait 5 seconds" in errors(client.post(CODE, {"code": code_of(key)}))


def test_the_code_page_is_for_who_needs_it(client, alice):
    assert client.get(CODE)["Location"].startswith(LOGIN)
    client.force_login(alice)
    assert client.get(CODE)["Location"] == "/admin/"


def test_who_is_half_in_can_leave(client, alice, key):
    log_in(client)
    assert client.post("/admin/logout/")["Location"] == LOGIN
    assert not LoginSession.objects.exists()
    assert client.get("/admin/logout/").status_code == 405


def test_the_owner_is_led_to_enrol_before_anything_else(client, alice):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    assert log_in(client)["Location"] == f"{TWO_FACTOR}?next=/admin/"
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    page = client.get(TWO_FACTOR)
    assert "This blog requires two-factor" in page.content.decode()
    set_up_by(client, page)
    assert client.get("/admin/").status_code == 200


def test_an_author_need_not(client):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    client.force_login(make_account("author"))
    assert client.get("/admin/").status_code == 200


def set_up_by(client, page):
    signed = page.context["signed_secret"]
    key = signing.loads(signed, salt=SALT)["secret"]
    return client.post(TWO_FACTOR, {"secret": signed, "code": code_of(key)})


def test_enrolling_shows_the_backup_codes_once_and_keeps_this_session_alone(client, alice):
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


def test_a_wrong_code_keeps_the_same_key(client, alice):
    client.force_login(alice)
    page = client.get(TWO_FACTOR)
    uri = page.context["uri"]
    again = client.post(TWO_FACTOR, {"secret": page.context["signed_secret"], "code": "000000"})
    assert again.context["uri"] == uri
    assert "wrong or has expired" in errors(again)


@pytest.mark.parametrize("whose", ["stranger", None])
def test_a_key_that_is_not_one_s_own_enrols_nobody(client, alice, whose):
    client.force_login(alice)
    said = {"secret": two_factor.new_secret(), "account": make_account("stranger").pk}
    signed = signing.dumps(said, salt=SALT) if whose else "forged"
    client.post(TWO_FACTOR, {"secret": signed, "code": code_of(said["secret"])})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


def test_an_old_key_is_not_taken(client, alice, clock):
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
    assert len(client.post(f"{TWO_FACTOR}codes/").context["codes"]) == 10
    assert "Wrong password" in errors(client.post(f"{TWO_FACTOR}off/", {"password": "wrong"}))
    client.post(f"{TWO_FACTOR}off/", {"password": PASSWORD})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None


def test_what_the_blog_demands_cannot_be_turned_off(client, alice, key):
    Site.objects.update_or_create(pk=1, defaults={"require_two_factor": True})
    verified(client, key)
    client.post(f"{TWO_FACTOR}off/", {"password": PASSWORD})
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at


def test_backup_codes_are_for_who_has_the_factor(client, alice):
    client.force_login(alice)
    assert client.post(f"{TWO_FACTOR}codes/")["Location"] == "/admin/me/"


def test_a_forgotten_password_is_set_by_a_email(client, alice, settings):
    settings.MAIL_IS_ON = True
    answers = [
        client.post("/admin/login/forgotten/", {"email": email}).content.decode()
        for email in ("nobody@example.org", "alice@example.org")
    ]
    pages = [re.sub(r'value="[^"]*"', "", answer) for answer in answers]
    assert pages[0] == pages[1]
    link = re.search(r"http\S+/admin/login/\S+", Email.objects.get().text)[0]
    path = link.partition("8000")[2]
    new = "another-long-phrase"
    short = client.post(path, {"new_password1": "12345", "new_password2": "12345"})
    assert "too short" in errors(short)
    client.post(path, {"new_password1": new, "new_password2": new})
    assert client.get(path).status_code == 410
    assert log_in(client, password=new).status_code == 302


def test_a_new_password_by_email_still_needs_the_code(client, alice, key):
    path = passwords.reset_link(
        alice, link=lambda *parts: reverse("admin:password-reset", args=parts)
    )
    new = "another-long-phrase"
    client.post(path, {"new_password1": new, "new_password2": new})
    assert log_in(client, password=new)["Location"].startswith(CODE)


def test_emails_to_one_address_get_rarer(client, alice, settings):
    settings.MAIL_IS_ON = True
    for _ in range(7):
        response = client.post("/admin/login/forgotten/", {"email": "alice@example.org"})
    assert "Wait 5 seconds" in errors(response)
    assert Email.objects.count() == 5


def test_without_mail_no_email_is_promised(client, alice):
    page = client.post("/admin/login/forgotten/", {"email": "alice@example.org"})
    assert "sends no email" in page.content.decode()


def test_changing_the_password_keeps_this_session_alone(client, alice):
    client.force_login(alice)
    other = client.__class__()
    other.force_login(alice)
    new = {"new_password1": "another-long-phrase", "new_password2": "another-long-phrase"}
    address = reverse("admin:password_change")
    assert "old_password" in errors(client.post(address, new | {"old_password": "wrong"}))
    assert client.post(address, new | {"old_password": PASSWORD})["Location"] == "/admin/me/"
    assert client.get("/admin/me/").status_code == 200
    assert other.get("/admin/me/").status_code == 302
    assert Account.objects.get().check_password("another-long-phrase")
