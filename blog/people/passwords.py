"""Passwords: changing them with the old password, or resetting them by an emailed link."""

from collections.abc import Callable

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from blog.mail.writing import write_email
from blog.people.models import Account
from blog.people.notifying import Change, notify_of_change
from blog.people.sessions import end_sessions
from blog.site.languages import ADMIN_LANGUAGE

Link = Callable[[str, str], str]


@transaction.atomic
def send_reset_links(email: str, *, link: Link) -> None:
    """Email a reset link to each active account with this email; `link` makes its URL."""
    for account in Account.objects.filter(email__iexact=email, is_active=True):
        context = {"link": reset_link(account, link=link), "to": account}
        write_email("password_reset", to=account.email, context=context, language=ADMIN_LANGUAGE)


def reset_link(account: Account, *, link: Link) -> str:
    """Return a reset URL. It works for three hours or until it is used or the account logs in."""
    account_id = urlsafe_base64_encode(str(account.pk).encode())
    return link(account_id, default_token_generator.make_token(account))


def account_of_link(account_id: str, token: str) -> Account | None:
    """Return the account whose password the link resets; None if the link no longer works."""
    try:
        pk = int(urlsafe_base64_decode(account_id))
    except (ValueError, OverflowError):
        return None
    account = Account.objects.filter(pk=pk, is_active=True).first()
    is_valid = account and default_token_generator.check_token(account, token)
    return account if is_valid else None


@transaction.atomic
def set_password(account: Account, password: str, *, except_key: str | None = None) -> None:
    """Set the password, email the account, and end its sessions, except the `except_key` one."""
    account.set_password(password)
    account.save(update_fields=["password"])
    notify_of_change(account, Change.PASSWORD)
    end_sessions(account, except_key=except_key)
