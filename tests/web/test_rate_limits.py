"""Dear and secret routes answer 429 beyond their rate, for one network, and nothing else does."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.urls import get_resolver

from blog.text.formats.rates import parse_rate
from blog.web import rate_limits
from blog.web.rate_limits import COUNTS, LIMITS, Counts, RateLimitMiddleware
from tests.factories import make_post
from tests.house.test_walks import routes

TWICE = parse_rate("2/m")


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    COUNTS.clear()
    monkeypatch.setattr(
        rate_limits, "LIMITS", {name: (TWICE, methods) for name, (_, methods) in LIMITS.items()}
    )
    yield
    COUNTS.clear()


@pytest.mark.django_db
def test_searches_beyond_the_rate_wait(client):
    def status(ip: str = "192.0.2.1") -> int:
        return client.get("/search/?q=a", REMOTE_ADDR=ip).status_code

    assert [status(), status(), status()] == [200, 200, 429]
    assert status("192.0.2.200") == 429  # the same network
    assert status("198.51.100.1") == 200
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_every_route_of_the_api_has_a_rate_and_answers_a_problem(client, monkeypatch):
    monkeypatch.setattr(rate_limits, "API_LIMIT", (TWICE, rate_limits.ALWAYS))
    answers = [client.get("/api/v1/tags/") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert client.get("/api/v1/authors/").status_code == 200


@pytest.mark.django_db
def test_the_answer_says_when_to_come_back(client):
    for _time in range(2):
        client.get("/admin/set-up/guessed/")
    response = client.get("/admin/set-up/guessed/")
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert b"Too many requests" in response.content


@pytest.mark.django_db
def test_looking_at_a_form_does_not_count(client):
    for _time in range(5):
        assert client.get("/admin/login/forgotten/").status_code == 200


def test_a_period_ends(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(rate_limits.time, "monotonic", lambda: now[0])
    counts = Counts()
    assert [counts.add(("search", "net"), TWICE) for _ in range(3)] == [0, 0, 60]
    now[0] += 59
    assert counts.add(("search", "net"), TWICE) == 1
    now[0] += 1
    assert counts.add(("search", "net"), TWICE) == 0


@pytest.mark.django_db
def test_a_comment_beyond_the_rate_is_given_back(client):
    path = f"/comments/{make_post().pk}/post/"
    for _time in range(2):
        client.post(path, {"body": ""})
    response = client.post(path, {"body": "What I <b>wrote</b>"})
    assert response.status_code == 429
    assert "What I &lt;b&gt;wrote&lt;/b&gt;</textarea>" in response.content.decode()


@pytest.mark.django_db
def test_a_body_beyond_both_limits_is_not_read(client):
    path = f"/comments/{make_post().pk}/post/"
    for _time in range(2):
        client.post(path, {"body": ""})
    assert client.post(path, {"body": "a" * 1_000_000}).status_code == 413


def test_without_limits_nothing_counts(settings):
    settings.LIMITS_REQUESTS = False
    with pytest.raises(MiddlewareNotUsed):
        RateLimitMiddleware(lambda _request: HttpResponse())


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(rate_limits, "MAX_COUNTED", 3)
    counts = Counts()
    for number in range(10):
        counts.add(("search", str(number)), TWICE)
    assert len(counts._counts) == 3


def test_every_limited_route_exists():
    assert set(LIMITS) <= {name for name, _pattern in routes(get_resolver())}
