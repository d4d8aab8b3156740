"""Someone at the desk, and the internet as the desk sees it."""

import pytest

from tests.factories import make_account
from tests.internet import authority, internet

__all__ = ["authority", "internet"]


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client
