"""The monthly email about links, to the accounts that wish it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from blog.copies.models import RemovalRequest
from blog.links.history.counting import states_now, states_on, today
from blog.links.models import Link, LinkState
from blog.links.quotations.models import QuotationCheck
from blog.links.running import checks_links
from blog.links.work.items import Item, work_items
from blog.mail.writing import mail_is_on, write_email
from blog.people.models import Account, Role
from blog.site.models import Site

MOST = 10  # items in the email


@dataclass(frozen=True)
class Line:
    """How many links have a state now, and how many more or fewer than a month ago."""

    label: str
    count: int
    change: int


def send_link_reports() -> int:
    """Write this month's report to those who wish it and did not get it yet; return how many."""
    if not (mail_is_on() and checks_links(Site.objects.current())):
        return 0
    day = today()
    not_yet = Q(link_report_on=None) | Q(link_report_on__lt=day.replace(day=1))
    wishing = Account.objects.filter(not_yet, link_report=True, is_active=True).exclude(email="")
    return sum(_send(account, day=day) for account in wishing.exclude(role=Role.MODERATOR))


@transaction.atomic
def _send(account: Account, *, day: date) -> bool:
    """Write the report unless another worker did."""
    due = Account.objects.filter(pk=account.pk, link_report_on=account.link_report_on)
    if not due.update(link_report_on=day):
        return False
    context = {"lines": _lines(day), "items": _items()}
    return write_email("link_report", to=account.email, context=context) is not None


def _lines(day: date) -> list[Line]:
    now, before = states_now(), states_on(day.replace(day=1) - timedelta(days=1))
    changes = {
        state: now.get(state, 0) - before.get(state, 0) if before else 0 for state in LinkState
    }
    return [
        Line(str(state.label), now.get(state, 0), changes[state])
        for state in LinkState
        if now.get(state) or before.get(state)
    ]


def _items() -> list[Item]:
    """Return what affects most readers; requests are emailed when they arrive."""
    return work_items(
        links=Link.objects.needing_care(),
        quotations=QuotationCheck.objects.needing_care(),
        requests=RemovalRequest.objects.none(),
        limit=MOST,
    )
