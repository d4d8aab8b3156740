"""API tokens are made, shown once, stored as a digest, and end."""

import pytest

from blog.mail.models import Email
from blog.people.audit import last_actions
from blog.people.managing import deactivate, reactivate
from blog.people.models import Role
from blog.people.passwords import set_password
from blog.people.tokens.finding import find_token
from blog.people.tokens.making import make_token, revoke_token
from blog.people.tokens.models import ApiToken, Scope
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

SITE = Site()


def test_a_token_is_stored_as_a_digest_logged_and_mailed(settings):
    settings.MAIL_IS_ON = True
    account = make_account(email="ada@example.org")
    token = make_token(account, name="MarsEdit", scopes=[Scope.WRITE_POSTS])
    stored = ApiToken.objects.get()
    assert token not in str(ApiToken.objects.values().get())
    assert (stored.name, stored.scopes) == ("MarsEdit", ["write_posts"])
    assert [action.sentence for action in last_actions(account)] == [
        "Made the API token “MarsEdit”."
    ]
    assert "a program can now act" in Email.objects.get().text


def test_a_revoked_token_no_longer_works():
    account = make_account()
    token = make_token(account, name="MarsEdit", scopes=[])
    revoke_token(ApiToken.objects.get(), by=account)
    assert find_token(token, site=SITE) is None
    assert last_actions(account)[0].sentence == "Revoked the API token “MarsEdit”."


def test_tokens_end_with_the_account_and_not_with_a_password():
    make_account(role=Role.OWNER)
    account = make_account()
    token = make_token(account, name="MarsEdit", scopes=[])
    set_password(account, "another-long-password")
    assert find_token(token, site=SITE) is not None
    deactivate(account)
    reactivate(account)
    assert find_token(token, site=SITE) is None
    assert not ApiToken.objects.exists()
