"""Posting a comment."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from blog.comments.emails.following import request_follow
from blog.comments.emails.queueing import queue_new
from blog.comments.hashes import sender_hash, submission_hash
from blog.comments.models import Comment, State
from blog.comments.policy import is_open
from blog.comments.spam.filtering import filter_comment, record_check
from blog.comments.spam.layers.rate import refused_by_rate
from blog.comments.spam.verdicts import Verdict
from blog.comments.storing import store_comment
from blog.comments.submissions import Submission
from blog.net.ips import network_of
from blog.posts.models import Post
from blog.site.models import Site
from blog.text.formats.markdown import comment_html


class CommentsClosed(Exception):
    """The post or the thread is closed to comments."""


class CommentRefused(Exception):
    """The spam filter refuses the comment; the message gives the reason."""


def post_comment(
    post: Post, submission: Submission, *, site: Site, at: datetime | None = None
) -> Comment:
    """Filter the submission, and store it as a comment in the state of its verdict.

    It is filtered before the transaction, so that the database is locked only to store it. If it
    was sent before, return the stored comment without filtering it again. Raise CommentsClosed or
    CommentRefused.
    """
    key = submission_hash(submission, post=post)
    if sent := Comment.objects.filter(submission_hash=key).first():
        return sent
    if not _is_allowed(post, submission, site):
        raise CommentsClosed
    verdict = _verdict(submission, post=post, site=site)
    try:
        with transaction.atomic():
            _refuse_above_rate(submission)
            return _store(post, submission, verdict, key=key, at=at or timezone.now())
    except IntegrityError:
        # Another process stored the same comment at the same moment.
        return Comment.objects.get(submission_hash=key)


def _is_allowed(post: Post, submission: Submission, site: Site) -> bool:
    """Return whether the sender may comment; an account may even where comments are closed."""
    if not post.is_live or post.is_page:
        return False
    if submission.account:
        return True
    return is_open(post, site) and not (submission.parent and submission.parent.thread.closed_at)


def _verdict(submission: Submission, *, post: Post, site: Site) -> Verdict:
    if submission.account:
        return Verdict(state=State.PUBLISHED)
    return filter_comment(submission, post=post, site=site)


def _refuse_above_rate(submission: Submission) -> None:
    """Count again, now that no other comment can be stored: several may have passed at once."""
    if not submission.account and (refusal := refused_by_rate(submission, now=timezone.now())):
        raise CommentRefused(refusal.reason)


def _store(
    post: Post, submission: Submission, verdict: Verdict, *, key: str, at: datetime
) -> Comment:
    if verdict.state is None:
        raise CommentRefused(verdict.message)
    comment = store_comment(
        Comment(
            post=post,
            parent=submission.parent,
            kind=submission.kind,
            original_url=submission.original_url,
            name=submission.name,
            email=submission.email,
            website=submission.website,
            body=submission.body,
            rendered=comment_html(submission.body),
            account=submission.account,
            state=verdict.state,
            reasons=verdict.reasons,
            network=network_of(submission.ip),
            submission_hash=key,
            sender_hash=sender_hash(submission),
            created_at=at,
        )
    )
    if verdict.findings:
        record_check(comment, submission, verdict, at=at)
    if submission.follow:
        request_follow(comment)
    queue_new(comment)
    return comment
