"""The health check, and the well-known path for password managers."""

import pytest


def test_health_needs_no_database(client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_password_managers_find_the_page_to_change_a_password(client):
    assert client.get("/.well-known/change-password")["Location"] == "/admin/password_change/"
