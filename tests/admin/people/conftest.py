"""An owner, and Alice, who may have two-factor authentication."""

import pytest
from time_machine import travel

from blog.people import two_factor
from blog.people.models import Role
from tests.admin.people.forms import code_of
from tests.factories import make_account


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


@pytest.fixture
def clock():
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def alice():
    return make_account("alice", role=Role.OWNER, email="alice@example.org")


@pytest.fixture
def key(alice, clock):
    """Alice's second factor, enrolled some time ago."""
    key = two_factor.new_secret()
    two_factor.enable(alice, secret=key, code=code_of(key), session_key=None)
    clock.shift(60)
    return key
