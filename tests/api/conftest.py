"""Clients of the API: a stranger's, and programs with tokens."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from blog.people.models import Account, Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from tests.factories import make_account

API = "/api/v1/"


class Program:
    """A program that calls the API, with a token or without."""

    def __init__(self, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else None
        self.client = Client(headers=headers)

    def get(self, path: str = "", **query: Any) -> Any:
        return self.client.get(API + path, query)

    def send(self, method: str, path: str, **data: Any) -> Any:
        content = json.dumps(data)
        return self.client.generic(method, API + path, content, content_type="application/json")

    def post(self, path: str, **data: Any) -> Any:
        return self.send("POST", path, **data)

    def patch(self, path: str, **data: Any) -> Any:
        return self.send("PATCH", path, **data)

    def delete(self, path: str) -> HttpResponse:
        return self.client.delete(API + path)


@pytest.fixture
def stranger() -> Program:
    return Program()


@pytest.fixture
def author() -> Account:
    return make_account("ada", role=Role.AUTHOR)


@pytest.fixture
def program_of() -> Callable[..., Program]:
    """Make a program of an account with these scopes, by default all."""

    def make(account: Account, *scopes: str) -> Program:
        token = make_token(account, name="Editor", scopes=scopes or list(Scope))
        return Program(token)

    return make


@pytest.fixture
def program(author: Account, program_of: Callable[..., Program]) -> Program:
    return program_of(author)
