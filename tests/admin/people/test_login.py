"""Logging in: password, code, pauses."""

import pytest

from blog.people import two_factor
from blog.people.sessions import LoginSession
from tests.admin.people.forms import CODE, LOGIN, code_of, errors, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(clock):
    """Codes and pauses depend on the time."""


def test_the_right_password_leads_to_the_requested_page(client, alice):
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
def test_login_leads_to_no_other_host(client, alice, wanted):
    assert log_in(client, wanted=wanted)["Location"] == "/admin/"


def test_the_login_page_redirects_who_is_logged_in(client, alice):
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


def test_with_two_factors_the_code_comes_next(client, alice, key):
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


def test_failed_codes_make_pauses(client, alice, key):
    log_in(client)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    assert "Wait 5 seconds" in errors(client.post(CODE, {"code": code_of(key)}))


def test_the_code_page_is_for_who_needs_it(client, alice):
    assert client.get(CODE)["Location"].startswith(LOGIN)
    client.force_login(alice)
    assert client.get(CODE)["Location"] == "/admin/"


def test_one_can_log_out_before_the_code(client, alice, key):
    log_in(client)
    assert client.post("/admin/logout/")["Location"] == LOGIN
    assert not LoginSession.objects.exists()
    assert client.get("/admin/logout/").status_code == 405
