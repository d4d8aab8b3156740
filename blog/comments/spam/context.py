"""What the layers may know besides the comment itself; asked for once, and only if needed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin

from blog.comments.models import Comment, CommentQuerySet
from blog.comments.spam.models import Rules
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
        """How many comments of this name and e-mail address readers see; of what was found
        elsewhere, from the same host and under the same name and website."""
        said = self.submission
        if not (said.email or said.elsewhere):
            return 0
        theirs = Comment.objects.visible().filter(name__iexact=said.name)
        if said.elsewhere:
            origin = urljoin(said.elsewhere, "/")
            theirs = theirs.filter(elsewhere__startswith=origin, website=said.website)
        else:
            theirs = theirs.filter(email__iexact=said.email)
        return self.without_edited(theirs).count()

    @property
    def is_known(self) -> bool:
        return self.published_before > 0

    def without_edited(self, comments: CommentQuerySet) -> CommentQuerySet:
        """`comments` but the one that is being edited: it is not judged against itself."""
        edited = self.submission.edited
        return comments.exclude(pk=edited.pk) if edited else comments
