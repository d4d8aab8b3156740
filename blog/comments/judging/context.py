"""What the layers may know besides the comment itself; asked for once, and only if needed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from blog.comments.judging.models import Rules
from blog.comments.models import Comment, CommentQuerySet
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
    def rules(self) -> Rules:
        return Rules.objects.current()

    @cached_property
    def published_before(self) -> int:
        """How many comments of this name and e-mail address readers see."""
        if not self.submission.email:
            return 0
        theirs = Comment.objects.visible().filter(
            email__iexact=self.submission.email, name__iexact=self.submission.name
        )
        return self.without_edited(theirs).count()

    @property
    def is_known(self) -> bool:
        return self.published_before > 0

    def without_edited(self, comments: CommentQuerySet) -> CommentQuerySet:
        """`comments` but the one that is being edited: it is not judged against itself."""
        edited = self.submission.edited
        return comments.exclude(pk=edited.pk) if edited else comments
