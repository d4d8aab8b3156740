"""Following a post: asked for in the comment form, confirmed and ended by mailed links."""

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
PAUSE = timedelta(days=1)  # between two emails that ask the same person to confirm
UNCONFIRMED_KEPT = timedelta(days=14)


def ask_to_follow(comment: Comment) -> None:
    """The comment's writer would like to be told; they are asked to confirm once it is published,
    so that nobody makes us write to strangers."""
    if comment.email:
        Follow.objects.get_or_create(post=comment.post, email=comment.email.lower())


@transaction.atomic
def invite(comment: Comment) -> None:
    """Ask the writer of a comment that readers see to confirm, if they wished to be told."""
    wished = Follow.objects.of(comment.email).filter(post=comment.post, confirmed_at=None)
    follow = wished.select_for_update().first() if comment.email else None
    now = timezone.now()
    if follow is None or (follow.invited_at and follow.invited_at > now - PAUSE):
        return
    follow.invited_at = now
    follow.save(update_fields=["invited_at"])
    write_email(
        "follow",
        to=follow.email,
        context={"comment": comment, "post": comment.post, "confirm": follow_address(follow)},
        headers=stop_headers(follow),
    )


def confirm(follow: Follow, *, scope: Scope) -> None:
    """The owner of the address wants it; or, later, wants to be told more or less."""
    follow.scope = scope
    follow.confirmed_at = follow.confirmed_at or timezone.now()
    follow.save(update_fields=["scope", "confirmed_at"])


def stop(follow: Follow) -> None:
    """Never write again; the address is forgotten with it."""
    follow.delete()


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed. Gives how many."""
    old = Follow.objects.filter(confirmed_at=None, invited_at__lt=timezone.now() - UNCONFIRMED_KEPT)
    return old.delete()[0]


def follow_of(token: str) -> Follow | None:
    """What the mailed `token` stands for; None if it has ended, or is no token."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Follow.objects.select_related("post").filter(pk=pk).first()


def follow_address(follow: Follow) -> str:
    """Where the follower, and nobody else, confirms, changes or ends it."""
    return settings.ORIGIN + reverse("comment-follow", args=[_token(follow)])


def stop_headers(follow: Follow) -> dict[str, str]:
    """By which mail programs offer to end it with one click (RFC 8058)."""
    address = settings.ORIGIN + reverse("comment-unfollow", args=[_token(follow)])
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _token(follow: Follow) -> str:
    return signing.dumps(follow.pk, salt=SALT)
