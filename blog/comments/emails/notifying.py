"""Notifying people of a comment by email: its moderators, and the followers of its post."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.comments.emails.decision_links import decision_urls
from blog.comments.emails.following import follow_url, send_confirmation, unsubscribe_headers
from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.mail.writing import write_email
from blog.people.models import Account, CommentMail, moderates_all_q
from blog.site.languages import ADMIN_LANGUAGE


@transaction.atomic
def notify_moderators(comment: Comment) -> None:
    """Email the comment's moderators, once, if it is pending or published."""
    if not _mark_notified(comment, "moderators_notified_at"):
        return
    for account in moderators_to_notify(comment):
        context = {
            **_context(comment),
            "is_pending": comment.state == State.PENDING,
            "decide": decision_urls(comment, by=account),
        }
        write_email(
            "comment_to_moderator",
            to=account.email,
            language=ADMIN_LANGUAGE,
            context=context,
        )


@transaction.atomic
def notify_followers(comment: Comment) -> None:
    """Email the post's followers and ask the commenter to confirm, once, if it is visible."""
    is_seen = comment.state == State.PUBLISHED and comment.post.is_live
    if not is_seen or not _mark_notified(comment, "followers_notified_at"):
        return
    for follow in Follow.objects.to_notify_of(comment):
        write_email(
            "comment_to_follower",
            to=follow.email,
            context={**_context(comment), "follow": follow, "manage_url": follow_url(follow)},
            headers=unsubscribe_headers(follow),
        )
    send_confirmation(comment)


def moderators_to_notify(comment: Comment) -> list[Account]:
    """Return the post's authors and, for a pending comment, everyone who moderates all comments.

    Accounts whose email settings exclude the comment are left out, and so is its commenter.
    """
    settings = [CommentMail.EACH]
    if comment.state == State.PENDING:
        settings.append(CommentMail.WAITING)
    elif comment.state != State.PUBLISHED:
        return []
    concerned = Q(bylines__post=comment.post)
    if comment.state == State.PENDING:
        concerned |= moderates_all_q()
    accounts = Account.objects.filter(concerned, is_active=True, comment_mail__in=settings)
    others = accounts.exclude(email="").exclude(pk=comment.account_id or 0)
    return list(others.distinct().order_by("pk"))


def _mark_notified(comment: Comment, field: str) -> bool:
    """Mark as notified; return True if this call did it."""
    unmarked = Comment.objects.filter(pk=comment.pk, **{field: None})
    return unmarked.update(**{field: timezone.now()}) == 1


def _context(comment: Comment) -> dict[str, Any]:
    return {"comment": comment, "post": comment.post}
