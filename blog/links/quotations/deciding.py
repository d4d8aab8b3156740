"""Decisions of a person about a quotation that its page's copy does not have exactly."""

from django.db import transaction

from blog.links.quotations.models import QuotationCheck
from blog.people.audit import note
from blog.people.models import Account


@transaction.atomic
def accept(check: QuotationCheck, *, by: Account | None) -> None:
    """Take the quotation off the work list, until a copy shows something else."""
    QuotationCheck.objects.filter(pk=check.pk).update(is_accepted=True)
    note(by, f"Dismissed the quotation “{check}”.", of=check.source)


@transaction.atomic
def reopen(check: QuotationCheck, *, by: Account | None) -> None:
    """Undo `accept`."""
    QuotationCheck.objects.filter(pk=check.pk).update(is_accepted=False)
    note(by, f"Put the quotation “{check}” back on the list.", of=check.source)
