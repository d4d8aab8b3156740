"""Rate limits per IP address and per network.

Comments are counted in the database, so that all processes see the same numbers.
"""

from datetime import timedelta
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
    network = network_of(submission.ip)
    if submission.edited or not network:
        return None
    _lock_network(network)
    if _sent_by_ip(submission, context) >= _ip_rate().count:
        return Finding("rate", Outcome.REFUSE, _refusal())
    if _sent_by_network(network, context) >= _network_rate().count:
        return Finding("rate", Outcome.HOLD, _("too many comments from this network"))
    return None


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


def _sent_by_ip(submission: Submission, context: Context) -> int:
    days = {context.now.date(), (context.now - timedelta(days=1)).date()}
    traces = [ip_trace_of(submission.ip, day=day, key=settings.SECRET_KEY) for day in days]
    since = context.now - _ip_rate().period
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
