"""Make and revoke API tokens."""

import hashlib
import secrets
from collections.abc import Sequence

from django.db import transaction

from blog.people.audit import note
from blog.people.models import Account
from blog.people.notifying import Change, notify_of_change
from blog.people.tokens.models import ApiToken

PREFIX = "ibid_"  # by which programs that look for leaked secrets recognize it


@transaction.atomic
def make_token(account: Account, *, name: str, scopes: Sequence[str]) -> str:
    """Make a token of the account, email the account about it, and return it; it is not stored."""
    token = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        account=account, name=name, scopes=list(scopes), token_digest=digest_of(token)
    )
    note(account, f"Made the API token “{name}”.")
    notify_of_change(account, Change.API_TOKEN)
    return token


@transaction.atomic
def revoke_token(token: ApiToken, *, by: Account) -> None:
    """Delete the token: it no longer works."""
    note(by, f"Revoked the API token “{token.name}”.", of=token.account)
    token.delete()


def end_tokens(account: Account) -> None:
    """Delete all tokens of the account."""
    ApiToken.objects.filter(account=account).delete()


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
