"""Editing a comment, and storing the previous version."""

from django.db import transaction
from django.utils import timezone

from blog.comments.heads import stored_head
from blog.comments.models import Comment
from blog.comments.signals import emit_changed
from blog.comments.versions.models import CommentVersion
from blog.people.models import Account
from blog.text.formats.markdown import comment_html


@transaction.atomic
def edit(comment: Comment, *, body: str, by: Account | None = None) -> None:
    """Change the text to `body`, for its commenter or for the moderator `by`."""
    now = timezone.now()
    before = Comment.objects.select_for_update().values_list("body", flat=True).get(pk=comment.pk)
    if body == before:
        return
    CommentVersion.objects.create(comment=comment, body=before, replaced_at=now, replaced_by=by)
    comment.body, comment.rendered = body, comment_html(body)
    comment.edited_at, comment.edited_by = now, by
    comment.head = stored_head(comment)
    comment.save(update_fields=["body", "rendered", "edited_at", "edited_by", "head"])
    emit_changed(comment)
