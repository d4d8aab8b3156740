"""Post a Comment."""

from urllib.parse import urlencode

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.submissions import Submission
from blog.posts.models import Post
from blog.reader.forms import CommentForm
from blog.reader.origins import same_origin_required
from blog.reader.posts import OUTCOME_SALT, post_page
from blog.site.clients import client_address
from blog.site.localising import BlogRequest


@require_POST
@same_origin_required
def post(request: BlogRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.live().for_page(), pk=pk)
    form = CommentForm(request.POST, post=post, auto_id="comment-%s")
    if not form.is_valid():
        return post_page(request, post, form=form, status=422)
    try:
        comment = post_comment(post, _submission(request, form))
    except CommentsClosed:
        form.add_error(None, CommentForm.CLOSED)
        return post_page(request, post, form=form, status=422)
    except CommentRefused as refusal:
        form.add_error(None, str(refusal))
        return post_page(request, post, form=form, status=422)
    return HttpResponseRedirect(_outcome(comment))


def _submission(request: BlogRequest, form: CommentForm) -> Submission:
    return Submission(
        **form.cleaned_data,
        address=client_address(request),
        agent=request.headers.get("User-Agent", ""),
    )


def _outcome(comment: Comment) -> str:
    """Where the reader, and nobody else, sees what became of their comment."""
    address = comment.post.get_absolute_url()
    if comment.state == State.PUBLISHED:
        return f"{address}#c{comment.pk}"
    token = signing.dumps(comment.pk, salt=OUTCOME_SALT)
    return f"{address}?{urlencode({'comment': token})}#comment-outcome"
