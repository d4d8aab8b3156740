"""The blog's or the post's policy: who appears at once, and who waits."""

from django.utils.translation import gettext as _

from blog.comments.models import Comment, State
from blog.comments.submissions import Submission, Verdict
from blog.posts.models import Post
from blog.site.models import CommentPolicy, Site


def judge(submission: Submission, *, post: Post, site: Site) -> Verdict:
    policy = policy_of(post, site)
    if policy == CommentPolicy.OPEN:
        return Verdict(state=State.PUBLISHED)
    if policy == CommentPolicy.FIRST_HELD and _is_known(submission):
        return Verdict(state=State.PUBLISHED)
    if policy == CommentPolicy.ALL_HELD:
        return Verdict(state=State.PENDING, reasons=[_("every comment waits for approval")])
    return Verdict(state=State.PENDING, reasons=[_("the first comment of an unknown person")])


def is_open(post: Post, site: Site) -> bool:
    """Whether readers may comment on the post."""
    return policy_of(post, site) != CommentPolicy.CLOSED


def policy_of(post: Post, site: Site) -> str:
    """The post's own comment policy, or the blog's."""
    return post.comment_policy or site.comment_policy


def _is_known(submission: Submission) -> bool:
    """Whether someone of this name and address has had a comment approved before."""
    known = Comment.objects.visible().filter(
        email__iexact=submission.email, name__iexact=submission.name
    )
    if submission.edited:
        known = known.exclude(pk=submission.edited.pk)
    return bool(submission.email) and known.exists()
