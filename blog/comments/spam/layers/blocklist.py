"""The owner's blocklist: phrases, names, domains and networks."""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from itertools import chain

from django.utils.translation import gettext as _

from blog.comments.spam.bayes.tokens import host_of, links_in
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.minhash import words_of
from blog.comments.spam.rules import SpamRules
from blog.comments.submissions import Submission


def check_blocklist(submission: Submission, context: Context) -> Finding | None:
    """Return a finding for the first rule that matches; None if none does."""
    rules = context.rules
    reasons = chain(
        (_("the blocked phrase “%s”") % phrase for phrase in _phrases(submission, rules)),
        (_("the blocked name “%s”") % name for name in _names(submission, rules)),
        (_("the blocked domain %s") % domain for domain in _domains(submission, rules)),
        (_("the blocked network %s") % network for network in _networks(submission, rules)),
    )
    reason = next(reasons, "")
    return Finding("blocklist", Outcome(rules.outcome), reason) if reason else None


def _phrases(submission: Submission, rules: SpamRules) -> Iterator[str]:
    """Yield the blocked phrases in the text, as whole words in this order."""
    text = _spaced(submission.body)
    return (phrase for phrase in rules.lines_of("phrases") if _spaced(phrase) in text)


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _names(submission: Submission, rules: SpamRules) -> Iterator[str]:
    theirs = {submission.name.casefold(), submission.email.casefold()}
    return (name for name in rules.lines_of("names") if name.casefold() in theirs)


def _domains(submission: Submission, rules: SpamRules) -> Iterator[str]:
    """Yield the blocked domains the comment links to, directly or by a subdomain."""
    links = [submission.website, submission.original_url, *links_in(submission.body)]
    hosts = {host_of(link) for link in links}
    hosts.add(submission.email.rpartition("@")[2].casefold())
    for domain in rules.lines_of("domains"):
        if any(f".{host}".endswith(f".{domain.casefold()}") for host in hosts):
            yield domain


def _networks(submission: Submission, rules: SpamRules) -> Iterator[str]:
    if not submission.ip:
        return
    ip = ip_address(submission.ip)
    for network in rules.lines_of("networks"):
        if ip in ip_network(network, strict=False):
            yield network
