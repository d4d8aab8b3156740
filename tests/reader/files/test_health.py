"""The health check, and the well-known path for password managers."""

import pytest

pytestmark = pytest.mark.django_db


def test_health_is_checked_with_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


def test_password_managers_find_the_page_to_change_a_password(client):
    assert client.get("/.well-known/change-password")["Location"] == "/admin/password_change/"
