"""Hashes that recognize a repeated submission and its sender."""

from django.utils.crypto import salted_hmac

from blog.comments.submissions import Submission
from blog.posts.models import Post


def submission_hash(submission: Submission, *, post: Post) -> str:
    """Return a hash of the text, its commenter and its parent: equal if it is sent again."""
    parent = submission.parent.pk if submission.parent else ""
    account = submission.account.pk if submission.account else ""
    body = "\n".join(submission.body.split("\r\n"))
    writer = (submission.name, submission.email, submission.website)
    origin = filter(None, [submission.original_url])
    return _hash("digest", post.pk, parent, account, *writer, body, *origin)


def sender_hash(submission: Submission) -> str:
    """Return a hash of the sender's IP address and browser, or "" without an IP address."""
    if not submission.ip:
        return ""
    return _hash("sender", submission.ip, submission.user_agent)


def _hash(purpose: str, *parts: object) -> str:
    salt = f"blog.comments.{purpose}"
    return salted_hmac(salt, "\0".join(map(str, parts)), algorithm="sha256").hexdigest()
