"""Readers' requests to remove a copy: stored, emailed to the owners, and closed by a person."""

from django.db import transaction
from django.utils import timezone

from blog.copies.models import RemovalRequest
from blog.mail.writing import write_email
from blog.people.audit import note
from blog.people.models import Account, Role
from blog.sources.models import Source

MAX_OPEN = 3  # requests about a source; further ones would tell the owners nothing new


@transaction.atomic
def request_removal(source: Source, *, reason: str, contact: str) -> None:
    """Store the request and email it to the owners, unless several are open already."""
    Source.objects.select_for_update(no_key=True).get(pk=source.pk)
    if source.removal_requests.filter(closed_at=None).count() >= MAX_OPEN:
        return
    request = RemovalRequest.objects.create(source=source, reason=reason, contact=contact)
    for owner in Account.objects.filter(role=Role.OWNER, is_active=True).exclude(email=""):
        write_email("removal_request", to=owner.email, context={"request": request})


@transaction.atomic
def reopen_request(request: RemovalRequest, *, by: Account | None) -> None:
    """Undo closing the request."""
    if RemovalRequest.objects.filter(pk=request.pk).exclude(closed_at=None).update(closed_at=None):
        note(by, "Reopened a request to remove copies of its page.", of=request.source)


@transaction.atomic
def close_requests(source: Source, *, by: Account | None) -> int:
    """Close the open requests about a source; return how many there were."""
    closed = source.removal_requests.filter(closed_at=None).update(closed_at=timezone.now())
    if closed:
        note(by, "Closed the requests to remove copies of its page.", of=source)
    return closed
