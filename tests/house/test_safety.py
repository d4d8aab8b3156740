"""Headers and settings for the security of readers and authors."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from blog.people.models import Role
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split(";")
    return {
        name: values for name, _, values in (part.strip().partition(" ") for part in directives)
    }


@pytest.mark.parametrize("path", ["/", "/nothing/", "/admin/login/", "/health/"])
def test_every_page_has_the_security_headers(client, path):
    make_post()
    response = client.get(path)
    rules = policy(response)
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'nonce-[^']+')?", rules["script-src"])
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in response["Permissions-Policy"]


def test_each_editor_page_has_its_own_nonce(client):
    client.force_login(make_account(role=Role.OWNER))
    path = reverse("admin:blog_post_add")
    nonces = [
        re.search(r"'nonce-([^']+)'", policy(client.get(path))["script-src"])[1] for _ in range(2)
    ]
    assert nonces[0] != nonces[1]


def test_the_session_stays_in_the_admin_panel(client):
    make_account("alice", role=Role.OWNER)
    response = client.post(
        "/admin/login/?next=/admin/", {"username": "alice", "password": "a-long-password"}
    )
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")


def test_sqlite_is_configured_for_durability():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:

        def pragma(name: str) -> object:
            return cursor.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("foreign_keys") == 1
        assert pragma("synchronous") == 2  # FULL
        assert pragma("busy_timeout") == 20_000
    assert connection.transaction_mode == "IMMEDIATE"
    options = settings.DATABASES["default"]["OPTIONS"]
    assert "journal_mode=WAL" in options["init_command"]
