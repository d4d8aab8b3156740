"""Following a post by email: requested with a comment, confirmed and ended by emailed links."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.comments.emails.models import Follow, Scope
from blog.comments.models import Comment
from blog.mail.writing import write_email

SALT = "blog.comments.follow"
CONFIRMATION_PAUSE = timedelta(days=1)  # between two confirmation requests to the same person
UNCONFIRMED_KEPT = timedelta(days=14)


def request_follow(comment: Comment) -> None:
    """Store that the commenter asked to follow the post by email.

    The confirmation request is sent once the comment is published, so that the blog cannot be
    abused to send email to strangers.
    """
    if comment.email:
        Follow.objects.get_or_create(post=comment.post, email=comment.email.lower())


@transaction.atomic
def send_confirmation(comment: Comment) -> None:
    """Ask the commenter of a visible comment to confirm, if they asked to follow the post."""
    unconfirmed = Follow.objects.of(comment.email).filter(post=comment.post, confirmed_at=None)
    follow = unconfirmed.select_for_update().first() if comment.email else None
    if follow is None or _was_just_sent(follow):
        return
    follow.confirmation_sent_at = timezone.now()
    follow.save(update_fields=["confirmation_sent_at"])
    write_email(
        "follow",
        to=follow.email,
        context={"comment": comment, "post": comment.post, "confirm_url": follow_url(follow)},
        headers=unsubscribe_headers(follow),
    )


def _was_just_sent(follow: Follow) -> bool:
    sent_at = follow.confirmation_sent_at
    return bool(sent_at and sent_at > timezone.now() - CONFIRMATION_PAUSE)


def confirm(follow: Follow, *, scope: Scope) -> None:
    """Confirm the follow with this scope, or change the scope of a confirmed one."""
    follow.scope = scope
    follow.confirmed_at = follow.confirmed_at or timezone.now()
    follow.save(update_fields=["scope", "confirmed_at"])


def unfollow(follow: Follow) -> None:
    """End the follow, and delete the follower's email."""
    follow.delete()


def delete_unconfirmed() -> int:
    """Delete the follows that were not confirmed in time; return how many."""
    before = timezone.now() - UNCONFIRMED_KEPT
    return Follow.objects.filter(confirmed_at=None, confirmation_sent_at__lt=before).delete()[0]


def follow_of(token: str) -> Follow | None:
    """Return the follow with this emailed token; None if it has ended or the token is invalid."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Follow.objects.select_related("post").filter(pk=pk).first()


def follow_url(follow: Follow) -> str:
    """Return the private URL where the follower confirms, changes or ends the follow."""
    return settings.ORIGIN + reverse("comment-follow", args=[_token(follow)])


def unsubscribe_headers(follow: Follow) -> dict[str, str]:
    """Return the headers that let mail programs offer one-click unsubscribe (RFC 8058)."""
    url = settings.ORIGIN + reverse("comment-unfollow", args=[_token(follow)])
    return {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _token(follow: Follow) -> str:
    return signing.dumps(follow.pk, salt=SALT)
