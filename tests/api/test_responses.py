"""Conditional requests, caches, and scripts of other sites."""

import json

import pytest

from blog.reader.errors import server_error
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_a_program_that_has_it_already_gets_304(stranger):
    post = make_post()
    first = stranger.get(f"posts/{post.pk}/")
    headers = {"If-None-Match": first["ETag"]}
    again = stranger.client.get(f"/api/v1/posts/{post.pk}/", headers=headers)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    changed = stranger.client.get("/api/v1/posts/", headers=headers)
    assert changed.status_code == 200


def test_only_what_everybody_sees_may_be_cached_by_others(stranger, program):
    assert stranger.get()["Cache-Control"] == "no-cache"
    assert program.get()["Cache-Control"] == "private, no-cache"
    assert "Authorization" in program.get()["Vary"]


def test_scripts_of_other_sites_may_read_without_credentials(stranger):
    for answer in (stranger.get(), stranger.get("posts/0/"), stranger.get("nothing/")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
    asked = stranger.client.options("/api/v1/posts/")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match"
    assert (asked.status_code, asked["Allow"]) == (204, "GET, POST, HEAD, OPTIONS")


def test_every_error_is_a_problem(stranger, rf):
    lost = server_error(rf.get("/api/v1/"))
    assert json.loads(lost.content)["status"] == 500
    gone = stranger.get("nothing/")
    wrong = stranger.client.put("/api/v1/posts/")
    huge = stranger.get(f"posts/{10**40}/")
    for answer in (lost, gone, wrong, huge):
        problem = json.loads(answer.content)
        assert answer["Content-Type"] == "application/problem+json"
        assert problem["status"] == answer.status_code
        assert {"type", "title", "detail"} <= problem.keys()
    assert gone.json()["detail"] == "There is nothing at this URL."
    assert (gone.status_code, wrong.status_code, huge.status_code) == (404, 405, 404)
