"""A reader posts a comment."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from blog.comments.emails.following import ask_to_follow
from blog.comments.emails.queueing import announce_new
from blog.comments.hashes import digest_of, sender_of
from blog.comments.models import Comment, State
from blog.comments.policy import is_open
from blog.comments.spam.filtering import judge, remember
from blog.comments.storing import place
from blog.comments.submissions import Submission, Verdict
from blog.net.ips import network_of
from blog.posts.models import Post
from blog.site.models import Site
from blog.text.formats.markdown import comment_html


class CommentsClosed(Exception):
    """The post, or the thread, takes no comments (any more)."""


class CommentRefused(Exception):
    """The judge does not take it; its words say why."""


@transaction.atomic
def post_comment(post: Post, submission: Submission, *, at: datetime | None = None) -> Comment:
    """Store a comment; its state follows the judge's verdict. One that was sent before is given
    as it is by now, and not judged again.

    Raises CommentsClosed and CommentRefused.
    """
    digest = digest_of(submission, post=post)
    if sent := Comment.objects.filter(digest=digest).first():
        return sent
    site = Site.objects.current()
    if not _takes(post, submission, site):
        raise CommentsClosed
    verdict = _verdict(submission, post=post, site=site)
    try:
        with transaction.atomic():
            return _store(post, submission, verdict, digest=digest, at=at or timezone.now())
    except IntegrityError:
        # Another process stored the same one in this very moment.
        return Comment.objects.get(digest=digest)


def _takes(post: Post, submission: Submission, site: Site) -> bool:
    """Whether it may be said here. Who writes here may answer where readers no longer may."""
    if not post.is_live or post.is_page:
        return False
    if submission.account:
        return True
    return is_open(post, site) and not (submission.parent and submission.parent.thread.closed_at)


def _verdict(submission: Submission, *, post: Post, site: Site) -> Verdict:
    if submission.account:
        return Verdict(state=State.PUBLISHED)
    return judge(submission, post=post, site=site)


def _store(
    post: Post, submission: Submission, verdict: Verdict, *, digest: str, at: datetime
) -> Comment:
    if verdict.state is None:
        raise CommentRefused(verdict.message)
    comment = place(
        Comment(
            post=post,
            parent=submission.parent,
            kind=submission.kind,
            elsewhere=submission.elsewhere,
            name=submission.name,
            email=submission.email,
            website=submission.website,
            body=submission.body,
            rendered=comment_html(submission.body),
            account=submission.account,
            state=verdict.state,
            reasons=verdict.reasons,
            network=network_of(submission.address),
            digest=digest,
            sender=sender_of(submission),
            created_at=at,
        )
    )
    if verdict.findings:
        remember(comment, submission, verdict, at=at)
    if submission.follow:
        ask_to_follow(comment)
    announce_new(comment)
    return comment
