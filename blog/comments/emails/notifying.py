"""Telling people of a comment by mail: those who moderate it, and those who follow its post."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.comments.emails.decision_links import decision_addresses
from blog.comments.emails.following import follow_address, invite, stop_headers
from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.mail.writing import write_email
from blog.people.models import Account, CommentMail, moderates_all_q
from blog.site.languages import ADMIN_LANGUAGE


@transaction.atomic
def tell_moderators(comment: Comment) -> None:
    """Write to those who judge it, once, while there is something to say."""
    if not _is_first(comment, "moderators_told_at"):
        return
    for account in moderators_to_tell(comment):
        context = {
            **_context(comment),
            "waits": comment.state == State.PENDING,
            "decide": decision_addresses(comment, by=account),
        }
        write_email(
            "comment_to_moderator",
            to=account.email,
            language=ADMIN_LANGUAGE,
            context=context,
        )


@transaction.atomic
def tell_readers(comment: Comment) -> None:
    """Write to those who follow, and ask its writer to confirm, once, if readers see it still."""
    is_seen = comment.state == State.PUBLISHED and comment.post.is_live
    if not is_seen or not _is_first(comment, "readers_told_at"):
        return
    for follow in Follow.objects.to_be_told_of(comment):
        context = {**_context(comment), "follow": follow, "manage": follow_address(follow)}
        write_email(
            "comment_to_follower",
            to=follow.email,
            context=context,
            headers=stop_headers(follow),
        )
    invite(comment)


def moderators_to_tell(comment: Comment) -> list[Account]:
    """The post's authors, and if it waits those who moderate all; as each of them wishes."""
    wishes = [CommentMail.EACH]
    if comment.state == State.PENDING:
        wishes.append(CommentMail.WAITING)
    elif comment.state != State.PUBLISHED:
        return []
    concerned = Q(bylines__post=comment.post)
    if comment.state == State.PENDING:
        concerned |= moderates_all_q()
    accounts = Account.objects.filter(concerned, is_active=True, comment_mail__in=wishes)
    others = accounts.exclude(email="").exclude(pk=comment.account_id or 0)
    return list(others.distinct().order_by("pk"))


def _is_first(comment: Comment, field: str) -> bool:
    """Whether nobody was told before; from now on they were."""
    untold = Comment.objects.filter(pk=comment.pk, **{field: None})
    return untold.update(**{field: timezone.now()}) == 1


def _context(comment: Comment) -> dict[str, Any]:
    return {"comment": comment, "post": comment.post}
