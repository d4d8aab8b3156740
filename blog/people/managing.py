"""Managing accounts: roles, deactivation, reactivation. A blog always has an owner."""

from django.db import transaction

from blog.people.models import Account, Role
from blog.people.sessions import end_sessions
from blog.people.tokens.making import end_tokens


class LastOwner(Exception):
    """The blog would have no owner."""


@transaction.atomic
def give_role(account: Account, *, role: str) -> None:
    """Change the account's role. Raise LastOwner if the blog would have no owner."""
    if role != Role.OWNER:
        _keep_an_owner(account)
    account.role = role
    account.is_superuser = role == Role.OWNER
    account.save(update_fields=["role", "is_superuser"])


@transaction.atomic
def deactivate(account: Account) -> None:
    """Log the account out, refuse its logins and end its API tokens. Its posts keep their bylines.

    Raise LastOwner if it is the only owner.
    """
    _keep_an_owner(account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    end_tokens(account)


def reactivate(account: Account) -> None:
    account.is_active = True
    account.save(update_fields=["is_active"])


def is_last_owner(account: Account) -> bool:
    return [owner.pk for owner in Account.objects.owners()[:2]] == [account.pk]


def _keep_an_owner(account: Account) -> None:
    """Raise LastOwner if `account` is the only owner.

    The owners' rows are locked, so that two owners cannot remove each other at the same time.
    """
    owners = Account.objects.owners().order_by("pk").select_for_update()
    if [owner.pk for owner in owners] == [account.pk]:
        raise LastOwner
