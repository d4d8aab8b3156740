"""Headers and settings for the security of readers and authors."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from blog.people.models import Role
from config.hashers import Argon2
from tests.factories import make_account, make_picture, make_post

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split(";")
    return {
        name: values for name, _, values in (part.strip().partition(" ") for part in directives)
    }


@pytest.mark.parametrize(
    "path", ["/", "/nothing/", "/admin/login/", "/health/", "/health/ready/", "/metrics", "/feed/"]
)
def test_every_page_has_the_security_headers(client, path):
    make_post()
    assert_safe(client.get(path))


def test_every_other_answer_has_them_too(client):
    assert_safe(client.get("/", headers={"Host": "evil.example"}))
    assert_safe(client.get("/comments/mine/none/"))
    assert_safe(client.post("/admin/login/", {"username": "\0"}))
    assert_safe(client.post("/comments/1/post/", {"body": "x"}, QUERY_STRING="\0"))
    assert_safe(client.put("/"))
    assert_safe(client.get("/static/css/theme.css"))


def test_files_have_them_with_a_sandbox(client):
    picture = make_picture()
    response = client.get(picture.file.url)
    assert response.status_code == 200
    b"".join(response)  # reading to the end closes the file
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/")["Cross-Origin-Resource-Policy"] == "same-origin"


def test_passwords_are_hashed_by_argon2():
    production = (ROOT / "config" / "settings.py").read_text("utf-8")
    assert production.index("config.hashers.Argon2") < production.index("PBKDF2PasswordHasher")
    encoded = Argon2().encode("a-long-password", "saltsalt")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert Argon2().verify("a-long-password", encoded)
    assert not Argon2().verify("A-long-password", encoded)


def test_a_login_begins_another_session(client):
    make_account("alice", role=Role.OWNER)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.post("/admin/login/", {"username": "alice", "password": "a-long-password"})
    assert client.session.session_key != session.session_key


def assert_safe(response):
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
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] in {"same-origin", "cross-origin"}


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
