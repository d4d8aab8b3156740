"""Previews of a post in any stage, for its authors and for whoever has its link."""

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
    """Return the post's link, valid for a week from now; one that has not expired stays."""
    now = timezone.now()
    PreviewLink.objects.filter(post=post, expires_at__lte=now).delete()
    link, _is_new = PreviewLink.objects.update_or_create(
        post=post, defaults={"expires_at": now + SHARED_FOR}
    )
    return link


def end_preview(post: Post) -> None:
    """Revoke the post's link."""
    PreviewLink.objects.filter(post=post).delete()


def link_shared(post: Post) -> PreviewLink | None:
    """Return the valid link of the post, if there is one."""
    return PreviewLink.objects.filter(post=post, expires_at__gt=timezone.now()).first()


def preview_token(post: Post) -> str:
    """Return a token by which the admin panel frames the post for FRAME_TOKEN_LIFETIME."""
    return signing.dumps(post.pk, salt=SALT)


def previewed(token: str) -> int | None:
    """Return the key of the post that `token` shows; None if it is invalid or has expired."""
    link = PreviewLink.objects.filter(key=token, expires_at__gt=timezone.now()).first()
    if link:
        return link.post_id
    try:
        return int(signing.loads(token, salt=SALT, max_age=FRAME_TOKEN_LIFETIME))
    except signing.BadSignature:
        return None
