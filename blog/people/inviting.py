"""Invitations: links that work once, for the blog's first owner and for everyone else."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.mail.writing import write_email
from blog.people.audit import note
from blog.people.models import Account, Invitation, Role
from blog.site.languages import ADMIN_LANGUAGE

OWNER_LINK_LIFETIME = timedelta(hours=24)
LINK_LIFETIME = timedelta(days=7)


class InvitationClosed(Exception):
    """The link was used, has expired or never existed."""


@transaction.atomic
def invite_owner() -> str:
    """Create an invitation for the first account and delete every earlier one.

    Return its token, which is not stored.
    """
    Invitation.objects.filter(invited_by=None, email="", used_at=None).delete()
    return _create_invitation(role=Role.OWNER, lifetime=OWNER_LINK_LIFETIME)


@transaction.atomic
def invite(email: str, *, role: str, by: Account, link: Callable[[str], str]) -> str:
    """Invite a person, by email if there is a mail server, and delete their earlier invitations.

    Return the invitation's URL, which `link` makes from its token. The token is not stored.
    """
    Invitation.objects.filter(email__iexact=email, used_at=None).delete()
    token = _create_invitation(role=role, lifetime=LINK_LIFETIME, email=email, invited_by=by)
    url = link(token)
    write_email(
        "invitation",
        to=email,
        language=ADMIN_LANGUAGE,
        context={"link": url, "by": by, "role": Role(role).label, "days": LINK_LIFETIME.days},
    )
    note(by, _("Invited %(email)s.") % {"email": email})
    return url


@transaction.atomic
def revoke(invitation: Invitation, *, by: Account | None = None) -> None:
    """Delete the invitation unless it has been used."""
    Invitation.objects.filter(pk=invitation.pk, used_at=None).delete()
    note(by, _("Revoked the invitation of %(email)s.") % {"email": invitation.email})


def find_invitation(token: str) -> Invitation | None:
    """Return the open invitation with `token`; None if there is none.

    The link for the first owner no longer works once there is an account, however it was made.
    """
    invitation = Invitation.objects.open().filter(token_digest=_digest(token)).first()
    is_for_first = invitation and invitation.invited_by_id is None and not invitation.email
    return None if is_for_first and Account.objects.exists() else invitation


@transaction.atomic
def accept(token: str, *, username: str, name: str, email: str, password: str) -> Account:
    """Use up the invitation and create its account.

    Raise InvitationClosed if the link no longer works, or was used at the same moment.
    """
    invitation = find_invitation(token)
    is_open = Invitation.objects.open().filter(token_digest=_digest(token))
    if not (invitation and is_open.update(used_at=timezone.now())):
        raise InvitationClosed
    is_owner = invitation.role == Role.OWNER
    account = Account.objects.create_user(
        username,
        email,
        password,
        name=name,
        role=invitation.role,
        is_staff=True,
        is_superuser=is_owner,
    )
    note(account, _("Created the account from an invitation."))
    return account


def _create_invitation(*, role: str, lifetime: timedelta, **fields: Any) -> str:
    token = secrets.token_urlsafe(24)
    expires_at = timezone.now() + lifetime
    Invitation.objects.create(
        token_digest=_digest(token), role=role, expires_at=expires_at, **fields
    )
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
