"""A moderator who is logged in."""

import pytest

from blog.people.models import Account, Role
from tests.factories import make_account


@pytest.fixture
def moderator(client) -> Account:
    account = make_account("moderator", role=Role.MODERATOR)
    client.force_login(account)
    return account
