"""What a token allows: its scopes, as far as the role of its account does."""

import pytest

from blog.people.models import Role
from blog.people.tokens.models import RIGHTS, ApiToken, Scope, scopes_of
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def test_a_token_never_allows_more_than_its_account_may():
    account = make_account(role=Role.EDITOR)
    token = ApiToken(account=account, scopes=list(Scope))
    assert all(token.allows(scope) for scope in Scope)
    account.role = Role.MODERATOR
    assert [scope for scope in Scope if token.allows(scope)] == [Scope.MODERATE]
    assert not ApiToken(account=account, scopes=[]).allows(Scope.MODERATE)


def test_scopes_by_role():
    assert scopes_of(make_account(role=Role.MODERATOR)) == [Scope.MODERATE]
    assert scopes_of(make_account(role=Role.AUTHOR)) == list(Scope)
    assert set(RIGHTS) == set(Scope)
