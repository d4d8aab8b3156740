"""Replying to a comment from the admin panel."""

from django.db import transaction

from blog.comments.models import Comment
from blog.comments.moderation.deciding import approve
from blog.comments.posting import post_comment
from blog.comments.submissions import Submission
from blog.people.models import Account
from blog.site.models import Site


@transaction.atomic
def reply(comment: Comment, *, body: str, by: Account, site: Site) -> Comment:
    """Reply to the comment, and approve it if it was not published.

    Raise CommentsClosed if readers cannot see the post.
    """
    approve(comment, by=by)
    submission = Submission.of(by, body=body, parent=comment)
    return post_comment(comment.post, submission, site=site)
