"""One-time links: the first person becomes the owner by one, without a default password."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from blog.people.models import Account, Invitation, Role

OWNER_LINK_LIFETIME = timedelta(hours=24)


class InvitationClosed(Exception):
    """The link was used, has expired or never was."""


@transaction.atomic
def invite_owner() -> str:
    """Make a new link for the first account and close every earlier one.

    Gives the token; it is told once and not kept.
    """
    Invitation.objects.filter(role=Role.OWNER, used_at=None).delete()
    token = secrets.token_urlsafe(24)
    Invitation.objects.create(
        digest=_digest(token), role=Role.OWNER, expires_at=timezone.now() + OWNER_LINK_LIFETIME
    )
    return token


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


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
