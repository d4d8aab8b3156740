"""Rate limits per IP address and per network.

Comments are counted in the database, so that all processes see the same numbers.
"""

from datetime import datetime, timedelta
from zlib import crc32

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.ip_traces import ip_trace_of
from blog.comments.spam.models import SpamCheck
from blog.comments.submissions import Submission
from blog.net.ips import network_of
from blog.text.formats.rates import Rate, parse_rate

NETWORK_FACTOR = 3  # how many times the rate of one IP address, by default


def check_rate(submission: Submission, context: Context) -> Finding | None:
    """Return a finding if the IP address or its network sent too many comments."""
    if not _is_counted(submission):
        return None
    if finding := _refused(submission, now=context.now):
        return finding
    if _sent_by_network(network_of(submission.ip), context) >= _network_rate().count:
        return Finding("rate", Outcome.HOLD, _("too many comments from this network"))
    return None


def refused_by_rate(submission: Submission, *, now: datetime) -> Finding | None:
    """Return a finding if the IP address sent too many comments; lock it for the transaction."""
    if submission.original_url or not _is_counted(submission):
        return None
    _lock_network(network_of(submission.ip))
    return _refused(submission, now=now)


def _is_counted(submission: Submission) -> bool:
    return not submission.edited and bool(network_of(submission.ip))


def _refused(submission: Submission, *, now: datetime) -> Finding | None:
    if _sent_by_ip(submission, now=now) < _ip_rate().count:
        return None
    return Finding("rate", Outcome.REFUSE, _refusal())


def _refusal() -> str:
    return _(
        "Too many comments were sent from your IP address. Your comment is still in the form: "
        "wait a moment, then post it again."
    )


def _lock_network(network: str) -> None:
    """Lock the counting of the network's comments. SQLite has a single writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(network.encode())])


def _sent_by_ip(submission: Submission, *, now: datetime) -> int:
    days = {now.date(), (now - timedelta(days=1)).date()}
    traces = [ip_trace_of(submission.ip, day=day, key=settings.SECRET_KEY) for day in days]
    since = now - _ip_rate().period
    return SpamCheck.objects.filter(ip_trace__in=traces, checked_at__gt=since).count()


def _sent_by_network(network: str, context: Context) -> int:
    since = context.now - _network_rate().period
    return Comment.objects.filter(network=network, created_at__gt=since).count()


def _ip_rate() -> Rate:
    return parse_rate(settings.COMMENTS_RATE)


def _network_rate() -> Rate:
    if settings.COMMENTS_NETWORK_RATE:
        return parse_rate(settings.COMMENTS_NETWORK_RATE)
    return _ip_rate() * NETWORK_FACTOR
