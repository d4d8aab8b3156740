"""Changes a comment's words, and keeps those it had."""

from django.db import transaction
from django.utils import timezone

from blog.comments.models import Comment, FormerWords
from blog.comments.states import tell
from blog.people.models import Account
from blog.text.formats.markdown import comment_html


@transaction.atomic
def edit(comment: Comment, *, body: str, by: Account | None = None) -> None:
    """Let the comment say `body`: by its own writer, or by someone who moderates it."""
    now = timezone.now()
    before = Comment.objects.select_for_update().values_list("body", flat=True).get(pk=comment.pk)
    if body == before:
        return
    FormerWords.objects.create(comment=comment, body=before, replaced_at=now, replaced_by=by)
    comment.body, comment.rendered = body, comment_html(body)
    comment.edited_at, comment.edited_by = now, by
    comment.save(update_fields=["body", "rendered", "edited_at", "edited_by"])
    tell(comment)
