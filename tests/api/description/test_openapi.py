"""The API keeps what its description says: requests are generated from it.

Each answer must have a documented status, media type and shape, whatever was asked.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import get_resolver
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi import checks

from blog.api.description.openapi import document
from blog.api.description.operations import PATHS
from blog.people.models import Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from tests.factories import citing, make_account, make_comment, make_draft, make_post, make_source
from tests.house.test_walks import routes

CHECKS: list[CheckFunction] = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
FEW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
OPERATIONS = [(path, method) for path, methods in PATHS.items() for method in methods]


@pytest.fixture
def token(db: None) -> str:
    """The token of the owner of a blog with some of everything."""
    owner = make_account(role=Role.OWNER)
    post = make_post(author=owner, tags=("war",), body=f"<p>x{citing(make_source())}</p>")
    make_draft(author=owner)
    make_comment(post=post)
    make_comment(post=post, state="pending")
    return make_token(owner, name="x", scopes=list(Scope))


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_answers_to_generated_requests_are_as_described(path, method, token, blog):
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", blog)
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]

    @FEW
    @given(data())
    def call(draw: DataObject) -> None:
        mode = draw.draw(sampled_from(modes))
        case = draw.draw(schema[path][method].as_strategy(generation_mode=mode))
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        response = case.call(headers=headers)
        case.validate_response(response, checks=CHECKS)

    call()


@pytest.fixture
def blog(settings: Any) -> Iterator[WSGIHandler]:
    """The blog without rates, and without closing the test's connection after each request."""
    settings.LIMITS_REQUESTS = False
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in signals:
        signal.connect(close_old_connections)


def test_every_route_with_its_methods_is_described():
    described = {
        (path.replace("{id}", "<int:pk>").replace("{key}", "<slug:key>"), method)
        for path, operations in document(origin="")["paths"].items()
        for method in operations
    }
    versioned = [route for route in routes(get_resolver()) if route[0].startswith("api:")]
    paths = {f"/api/{pattern.pattern}" for _name, pattern in versioned}
    assert {path for path, _method in described} == {path for path in paths if "/v1/" in path}


@pytest.mark.django_db
def test_the_document_is_served_and_names_the_blog(client):
    answer = client.get("/api/openapi.json")
    assert answer["Content-Type"] == "application/json"
    assert answer.json()["servers"] == [{"url": "http://testserver"}]
    assert answer.json()["openapi"] == "3.1.0"
