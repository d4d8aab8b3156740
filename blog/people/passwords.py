"""Passwords: changed by who knows the old one, or set anew by a link in an email."""

from collections.abc import Callable

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from blog.mail.writing import write_email
from blog.people.models import Account
from blog.people.sessions import end_sessions
from blog.site.languages import ADMIN_LANGUAGE

Link = Callable[[str, str], str]


@transaction.atomic
def send_reset_links(email: str, *, link: Link) -> None:
    """Write to whoever has this address, if anybody; `link` is given what the link must carry."""
    for account in Account.objects.filter(email__iexact=email, is_active=True):
        said = {"link": reset_link(account, link=link), "to": account}
        write_email("password_reset", to=account.email, context=said, language=ADMIN_LANGUAGE)


def reset_link(account: Account, *, link: Link) -> str:
    """Good for some hours, until it is used or they log in."""
    person = urlsafe_base64_encode(str(account.pk).encode())
    return link(person, default_token_generator.make_token(account))


def account_of_link(person: str, token: str) -> Account | None:
    """Whose password the link sets, if it is still good."""
    try:
        pk = int(urlsafe_base64_decode(person))
    except (ValueError, OverflowError):
        return None
    account = Account.objects.filter(pk=pk, is_active=True).first()
    is_good = account and default_token_generator.check_token(account, token)
    return account if is_good else None


@transaction.atomic
def set_password(account: Account, password: str, *, but: str | None = None) -> None:
    """Every session of the account ends, except for the one of key `but`."""
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account, but=but)
