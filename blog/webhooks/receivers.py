"""Announce posts and comments after they have changed."""

from typing import Any

from blog.comments.models import Comment
from blog.comments.signals import comment_changed
from blog.posts.signals import post_changed
from blog.webhooks.announcing import announce_comment, announce_post


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="webhooks")
    comment_changed.connect(on_comment_changed, dispatch_uid="webhooks")


def on_post_changed(pk: int, **_kwargs: Any) -> None:
    announce_post(pk)


def on_comment_changed(comment: Comment, **_kwargs: Any) -> None:
    announce_comment(comment)
