"""From what a host answered to a finding about the link. No Django."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from blog.links.requesting import Answer
from blog.links.soft_404 import challenge, content_of, soft_404
from blog.net.results import FailureReason

PERMANENT = {301, 308}
BLOCKED_STATUS = {401, 403, 407, 429, 451, 999}
GONE_STATUS = {404, 410}


class Finding(StrEnum):
    """The result of a single check."""

    PAGE = "page"
    MOVED = "moved"
    DRIFTED = "drifted"  # a page that has little of the text of its copy
    BLOCKED = "blocked"
    NOT_FOUND = "not-found"  # a page that says so, or is another
    GONE = "gone"  # 404, 410, or no such host
    TROUBLE = "trouble"  # no answer, or one that may change


@dataclass(frozen=True)
class Judgment:
    """A finding, the sentence that supports it, and the new URL of a page that has moved."""

    finding: Finding
    evidence: str
    target: str = ""


def judge(answer: Answer, *, asked: str) -> Judgment:
    """Return what the answer to the request for `asked` says about the link."""
    if answer.is_page:
        return _judge_page(answer, asked=asked)
    if answer.status in BLOCKED_STATUS or answer.is_challenge:
        return Judgment(Finding.BLOCKED, answer.problem)
    is_gone = answer.status in GONE_STATUS or answer.reason == FailureReason.NAME
    return Judgment(Finding.GONE if is_gone else Finding.TROUBLE, answer.problem)


def _judge_page(answer: Answer, *, asked: str) -> Judgment:
    if answer.is_challenge:
        return Judgment(Finding.BLOCKED, "It asks visitors to prove that they are human.")
    content = content_of(answer.html)
    if phrase := challenge(content):
        return Judgment(Finding.BLOCKED, f"It asks visitors to prove to be human: “{phrase}”.")
    if problem := soft_404(content, asked=asked, got=answer.url):
        return Judgment(Finding.NOT_FOUND, problem)
    if target := _new_url(answer, asked=asked):
        return Judgment(Finding.MOVED, f"It redirects permanently to {target}"[:300], target)
    return Judgment(Finding.PAGE, f"It answered with {answer.status}.")


def _new_url(answer: Answer, *, asked: str) -> str:
    """Return the final URL if all redirects are permanent and lead to another page, else ""."""
    statuses = {redirect.status for redirect in answer.redirects}
    if not statuses or not statuses <= PERMANENT or _plain(answer.url) == _plain(asked):
        return ""
    return answer.url


def _plain(url: str) -> tuple[str, str, str]:
    """Return the URL without what sites add to it: https, www, a slash at the end."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query
