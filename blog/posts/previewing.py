"""Links that show a post, whatever its stage, to whoever holds one, for a while."""

from datetime import timedelta

from django.core import signing

from blog.posts.models import Post

SALT = "blog.posts.preview"
LIFETIME = timedelta(days=7)


def preview_token(post: Post) -> str:
    """A token that stands for the post until LIFETIME has passed."""
    return signing.dumps(post.pk, salt=SALT)


def previewed(token: str) -> int | None:
    """The number of the post `token` stands for; None if it is no token or too old."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=LIFETIME))
    except signing.BadSignature:
        return None
