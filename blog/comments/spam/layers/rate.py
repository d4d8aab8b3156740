"""How much comes from one address, and from its network. Counted in the rows that are there, so
every process sees the same."""

from datetime import timedelta
from zlib import crc32

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.ip_traces import trace_of
from blog.comments.spam.models import Judgement
from blog.comments.submissions import Submission
from blog.net.ips import network_of
from blog.text.formats.rates import Rate, parse_rate

NETWORK_FACTOR = 3  # times what one address may send, if nothing else is said


def rate(submission: Submission, context: Context) -> Finding | None:
    network = network_of(submission.address)
    if submission.edited or not network:
        return None
    _wait_for_others_of(network)
    if _sent_by_address(submission, context) >= _address_rate().count:
        return Finding("rate", Outcome.REFUSE, _refusal())
    if _sent_by_network(network, context) >= _network_rate().count:
        return Finding("rate", Outcome.HOLD, _("many comments at once from this network"))
    return None


def _refusal() -> str:
    return _(
        "Too many comments came from your address just now. Your words are still in the form: "
        "wait a little, then post them again."
    )


def _wait_for_others_of(network: str) -> None:
    """Let two of one network be counted one after the other. SQLite has one writer as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(network.encode())])


def _sent_by_address(submission: Submission, context: Context) -> int:
    days = {context.now.date(), (context.now - timedelta(days=1)).date()}
    traces = [trace_of(submission.address, day=day, key=settings.SECRET_KEY) for day in days]
    since = context.now - _address_rate().period
    return Judgement.objects.filter(trace__in=traces, made_at__gt=since).count()


def _sent_by_network(network: str, context: Context) -> int:
    since = context.now - _network_rate().period
    return Comment.objects.filter(network=network, created_at__gt=since).count()


def _address_rate() -> Rate:
    return parse_rate(settings.COMMENTS_RATE)


def _network_rate() -> Rate:
    if settings.COMMENTS_NETWORK_RATE:
        return parse_rate(settings.COMMENTS_NETWORK_RATE)
    return _address_rate() * NETWORK_FACTOR
