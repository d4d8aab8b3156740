"""An author in the admin panel, and an internet of our own."""

import pytest

from tests.factories import make_account
from tests.internet import authority, internet

__all__ = ["authority", "internet"]


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def admin(client, author):
    client.force_login(author)
    return client
