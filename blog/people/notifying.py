"""Emails to an account about changes of how it is logged in to."""

from enum import StrEnum

from blog.mail.writing import write_email
from blog.people.models import Account
from blog.site.languages import ADMIN_LANGUAGE


class Change(StrEnum):
    EMAIL = "email"
    PASSWORD = "password"
    BACKUP_CODES = "backup-codes"
    TWO_FACTOR_ON = "two-factor-on"
    TWO_FACTOR_OFF = "two-factor-off"
    API_TOKEN = "api-token"


def notify_of_change(account: Account, change: Change, *, to: str = "") -> None:
    """Email the account, or the address `to` that it had until now, that `change` was made."""
    if email := to or account.email:
        write_email(
            "account_changed",
            to=email,
            language=ADMIN_LANGUAGE,
            context={"to": account, "change": change.value},
        )
