"""Previews of a post in any stage, for its authors and for anyone who has the link."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from blog.posts.models import Post
from blog.posts.previews.models import PreviewLink

SALT = "blog.posts.preview"
FRAME_TOKEN_LIFETIME = timedelta(hours=12)
SHARED_FOR = timedelta(days=7)


@transaction.atomic
def share_preview(post: Post) -> PreviewLink:
    """Return the post's preview link, extended or created to be valid for a week from now."""
    now = timezone.now()
    PreviewLink.objects.filter(post=post, expires_at__lte=now).delete()
    link, _is_new = PreviewLink.objects.update_or_create(
        post=post, defaults={"expires_at": now + SHARED_FOR}
    )
    return link


def end_preview(post: Post) -> None:
    """Revoke the post's preview link."""
    PreviewLink.objects.filter(post=post).delete()


def link_shared(post: Post) -> PreviewLink | None:
    """Return the post's preview link if it has a valid one, or None."""
    return PreviewLink.objects.filter(post=post, expires_at__gt=timezone.now()).first()


def preview_token(post: Post) -> str:
    """Return a token that lets the admin panel frame the post for FRAME_TOKEN_LIFETIME."""
    return signing.dumps(post.pk, salt=SALT)


def previewed(token: str) -> int | None:
    """Return the primary key of the post `token` is for; None if it is invalid or expired."""
    link = PreviewLink.objects.filter(key=token, expires_at__gt=timezone.now()).first()
    if link:
        return link.post_id
    try:
        return int(signing.loads(token, salt=SALT, max_age=FRAME_TOKEN_LIFETIME))
    except signing.BadSignature:
        return None
