"""Managing accounts: another role, deactivation, reactivation. A blog always has an owner."""

from django.db import transaction

from blog.people.models import Account, Role
from blog.people.sessions import end_sessions


class LastOwner(Exception):
    """The blog would have no owner."""


@transaction.atomic
def give_role(account: Account, *, role: str) -> None:
    """Raise LastOwner if it is the only owner's and another role."""
    if role != Role.OWNER:
        _keep_an_owner(account)
    account.role = role
    account.is_superuser = role == Role.OWNER
    account.save(update_fields=["role", "is_superuser"])


@transaction.atomic
def deactivate(account: Account) -> None:
    """Log the account out and refuse it; its posts keep its name. Raise LastOwner."""
    _keep_an_owner(account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)


def reactivate(account: Account) -> None:
    account.is_active = True
    account.save(update_fields=["is_active"])


def is_last_owner(account: Account) -> bool:
    return [owner.pk for owner in Account.objects.owners()[:2]] == [account.pk]


def _keep_an_owner(account: Account) -> None:
    """Lock the owners, so that two of them cannot dismiss each other at the same time."""
    owners = Account.objects.owners().order_by("pk").select_for_update()
    if [owner.pk for owner in owners] == [account.pk]:
        raise LastOwner
