"""What a comment is known by when it is sent again."""

from django.utils.crypto import salted_hmac

from blog.comments.submissions import Submission
from blog.posts.models import Post


def digest_of(submission: Submission, *, post: Post) -> str:
    """The same for the same words of the same person at the same place."""
    parent = submission.parent.pk if submission.parent else ""
    account = submission.account.pk if submission.account else ""
    body = "\n".join(submission.body.split("\r\n"))
    said = (post.pk, parent, account, submission.name, submission.email, submission.website, body)
    return _hash("digest", *said, *filter(None, [submission.elsewhere]))


def sender_of(submission: Submission) -> str:
    """Stands for the sender's machine and browser; "" where the machine is not known."""
    if not submission.address:
        return ""
    return _hash("sender", submission.address, submission.agent)


def _hash(purpose: str, *parts: object) -> str:
    salt = f"blog.comments.{purpose}"
    return salted_hmac(salt, "\0".join(map(str, parts)), algorithm="sha256").hexdigest()
