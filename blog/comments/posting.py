"""A reader posts a comment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments.models import Comment, State
from blog.posts.models import Post
from blog.site.models import CommentPolicy, Site
from blog.text.markdown import comment_html


class CommentsClosed(Exception):
    """The post takes no comments (any more)."""


@transaction.atomic
def post_comment(
    post: Post,
    *,
    name: str,
    body: str,
    email: str = "",
    website: str = "",
    parent: Comment | None = None,
    at: datetime | None = None,
) -> Comment:
    """Store a reader's comment; its state follows the blog's policy and says its reason.

    Raises CommentsClosed.
    """
    site = Site.objects.current()
    if not (post.is_live and is_open(post, site)):
        raise CommentsClosed
    policy = policy_of(post, site)
    state, reason = _judge(policy, name=name, email=email)
    return Comment.objects.create(
        post=post,
        parent=parent,
        name=name,
        email=email,
        website=website,
        body=body,
        rendered=comment_html(body),
        state=state,
        reason=reason,
        created_at=at or timezone.now(),
    )


def is_open(post: Post, site: Site) -> bool:
    """Whether readers may comment on the post."""
    return policy_of(post, site) != CommentPolicy.CLOSED


def policy_of(post: Post, site: Site) -> str:
    """The post's own comment policy, or the blog's."""
    return post.comment_policy or site.comment_policy


def _judge(policy: str, *, name: str, email: str) -> tuple[State, str]:
    if policy == CommentPolicy.OPEN:
        return State.PUBLISHED, ""
    if policy == CommentPolicy.FIRST_HELD and _is_known(name=name, email=email):
        return State.PUBLISHED, ""
    if policy == CommentPolicy.ALL_HELD:
        return State.PENDING, _("every comment waits for approval")
    return State.PENDING, _("the first comment of an unknown person")


def _is_known(*, name: str, email: str) -> bool:
    """Whether someone of this name and address has had a comment approved before."""
    known = Comment.objects.visible().filter(email__iexact=email, name__iexact=name)
    return bool(email) and known.exists()
