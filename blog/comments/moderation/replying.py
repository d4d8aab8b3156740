"""Someone of the blog answers a comment in the admin panel."""

from django.db import transaction

from blog.comments.models import Comment
from blog.comments.moderation.deciding import approve
from blog.comments.posting import post_comment
from blog.comments.submissions import Submission
from blog.people.models import Account


@transaction.atomic
def answer(comment: Comment, *, body: str, by: Account) -> Comment:
    """Reply to the comment, which is approved by that if it was not yet.

    Raises CommentsClosed if readers cannot see the post.
    """
    approve(comment, by=by)
    return post_comment(comment.post, Submission.of(by, body=body, parent=comment))
