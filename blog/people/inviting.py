"""One-time links by which people come in: the first one, the owner, and those invited after."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.mail.writing import write_email
from blog.people.models import Account, Invitation, Role
from blog.site.languages import ADMIN_LANGUAGE

OWNER_LINK_LIFETIME = timedelta(hours=24)
LINK_LIFETIME = timedelta(days=7)


class InvitationClosed(Exception):
    """The link was used, has expired or never was."""


@transaction.atomic
def invite_owner() -> str:
    """Make a new link for the first account and close every earlier one.

    Gives the token; it is told once and not kept.
    """
    Invitation.objects.filter(invited_by=None, email="", used_at=None).delete()
    return _invite(role=Role.OWNER, lifetime=OWNER_LINK_LIFETIME)


@transaction.atomic
def invite(email: str, *, role: str, by: Account, link: Callable[[str], str]) -> str:
    """Invite someone to write or judge here, by an email if there is a mail server.

    Closes earlier invitations of the same address. Gives what `link` makes of the token; it is
    told once and not kept.
    """
    Invitation.objects.filter(email__iexact=email, used_at=None).delete()
    address = link(_invite(role=role, lifetime=LINK_LIFETIME, email=email, invited_by=by))
    write_email(
        "invitation",
        to=email,
        language=ADMIN_LANGUAGE,
        context={"link": address, "by": by, "role": Role(role).label, "days": LINK_LIFETIME.days},
    )
    return address


def take_back(invitation: Invitation) -> None:
    """Close it before it is used."""
    Invitation.objects.filter(pk=invitation.pk, used_at=None).delete()


def find_invitation(token: str) -> Invitation | None:
    """The open invitation `token` stands for."""
    return Invitation.objects.open().filter(digest=_digest(token)).first()


@transaction.atomic
def accept(token: str, *, username: str, name: str, email: str, password: str) -> Account:
    """Use the invitation up and create its account.

    Raises InvitationClosed if someone was faster, or the link is no longer good.
    """
    invitation = find_invitation(token)
    used = Invitation.objects.open().filter(digest=_digest(token)).update(used_at=timezone.now())
    if not (invitation and used):
        raise InvitationClosed
    is_owner = invitation.role == Role.OWNER
    return Account.objects.create_user(
        username,
        email,
        password,
        name=name,
        role=invitation.role,
        is_staff=True,
        is_superuser=is_owner,
    )


def _invite(*, role: str, lifetime: timedelta, **said: Any) -> str:
    token = secrets.token_urlsafe(24)
    until = timezone.now() + lifetime
    Invitation.objects.create(digest=_digest(token), role=role, expires_at=until, **said)
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
