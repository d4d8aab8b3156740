"""Data for the layers besides the submission; each query runs once, and only if needed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin

from blog.comments.models import Comment, CommentQuerySet
from blog.comments.spam.rules import SpamRules
from blog.comments.submissions import Submission
from blog.posts.models import Post
from blog.site.models import Site


@dataclass
class Context:
    submission: Submission
    post: Post
    site: Site
    now: datetime

    @cached_property
    def rules(self) -> SpamRules:
        return SpamRules.objects.current()

    @cached_property
    def published_before(self) -> int:
        """The number of published comments by this commenter.

        They have the same name and email or, for a webmention, the same host, name and website.
        """
        sent = self.submission
        if not (sent.email or sent.original_url):
            return 0
        theirs = Comment.objects.visible().filter(name__iexact=sent.name)
        if sent.original_url:
            origin = urljoin(sent.original_url, "/")
            theirs = theirs.filter(original_url__startswith=origin, website=sent.website)
        else:
            theirs = theirs.filter(email__iexact=sent.email)
        return self.without_edited(theirs).count()

    @property
    def is_known(self) -> bool:
        return self.published_before > 0

    def without_edited(self, comments: CommentQuerySet) -> CommentQuerySet:
        """Exclude the comment that is being edited, so that it is not compared with itself."""
        edited = self.submission.edited
        return comments.exclude(pk=edited.pk) if edited else comments
