"""Watching programs learn whether the blog lives and is ready; strangers learn no details."""

import pytest
from django.db import DatabaseError, connection

from blog.operations.health import probes


def test_the_health_check_makes_no_query(client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_readiness_has_a_state_for_each_need(client):
    answer = client.get("/health/ready/")
    assert answer.status_code == 200
    checks = answer.json()["checks"]
    assert checks["Database"] == {"status": "ok", "message": f"{connection.display_name} answers."}
    assert checks["Worker"]["status"] == answer.json()["status"] == "warning"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_host_without_its_database_is_not_ready(client, monkeypatch):
    def refuse():
        raise DatabaseError("connection refused")

    monkeypatch.setattr(probes.connection, "cursor", refuse)
    monkeypatch.setattr(probes.connection, "close", lambda: None)
    answer = client.get("/health/ready/", headers={"X-Forwarded-For": "192.0.2.7"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer.json()["checks"]["Database"] == {"status": "failed"}


@pytest.mark.django_db
def test_metrics_are_for_programs_on_this_machine(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert b"# HELP ibid_tasks Tasks by state." in answer.content
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "status"), [("Bearer t0ken", 200), ("Bearer other", 404), ("", 404), ("ü", 404)]
)
def test_a_token_opens_metrics_from_anywhere(client, settings, given, status):
    settings.METRICS_TOKEN = "t0ken"
    headers = {"Authorization": given, "X-Forwarded-For": "192.0.2.7"}
    assert client.get("/metrics", headers=headers).status_code == status


@pytest.mark.django_db
def test_password_managers_find_the_page_to_change_a_password(client):
    assert client.get("/.well-known/change-password")["Location"] == "/admin/password_change/"
