"""The owner's own lists: words, names, domains and networks."""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from itertools import chain

from django.utils.translation import gettext as _

from blog.comments.spam.bayes.tokens import host_of, links_in
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.minhash import words_of
from blog.comments.spam.models import Rules
from blog.comments.submissions import Submission


def blocking(submission: Submission, context: Context) -> Finding | None:
    rules = context.rules
    reasons = chain(
        (_("the blocked word “%s”") % word for word in _words(submission, rules)),
        (_("the blocked name “%s”") % name for name in _names(submission, rules)),
        (_("the blocked domain %s") % domain for domain in _domains(submission, rules)),
        (_("the blocked network %s") % network for network in _networks(submission, rules)),
    )
    reason = next(reasons, "")
    return Finding("blocking", Outcome(rules.outcome), reason) if reason else None


def _words(submission: Submission, rules: Rules) -> Iterator[str]:
    """Found as whole words; several in a row as they stand."""
    text = _spaced(submission.body)
    return (word for word in rules.lines_of("words") if _spaced(word) in text)


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _names(submission: Submission, rules: Rules) -> Iterator[str]:
    theirs = {submission.name.casefold(), submission.email.casefold()}
    return (name for name in rules.lines_of("names") if name.casefold() in theirs)


def _domains(submission: Submission, rules: Rules) -> Iterator[str]:
    """A domain and all below it."""
    links = [submission.website, submission.elsewhere, *links_in(submission.body)]
    hosts = {host_of(link) for link in links}
    hosts.add(submission.email.rpartition("@")[2].casefold())
    for domain in rules.lines_of("domains"):
        if any(f".{host}".endswith(f".{domain.casefold()}") for host in hosts):
            yield domain


def _networks(submission: Submission, rules: Rules) -> Iterator[str]:
    if not submission.address:
        return
    address = ip_address(submission.address)
    for network in rules.lines_of("networks"):
        if address in ip_network(network, strict=False):
            yield network
