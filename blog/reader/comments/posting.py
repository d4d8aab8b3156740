"""Post a Comment: look at it first, or send it."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from blog.comments.models import Comment
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.spam.layers.proof_of_work import challenge, is_wanted
from blog.comments.spam.models import Rules
from blog.comments.submissions import Submission
from blog.comments.versions.edit_links import own_token
from blog.posts.models import Post
from blog.posts.related import with_neighbours
from blog.reader.comments.discussion import discussion_of
from blog.reader.comments.forms import CommentForm, WordsForm
from blog.reader.posts.page import post_page
from blog.reader.same_origin import same_origin_required
from blog.text.formats.markdown import comment_html
from blog.web.clients import client_ip
from blog.web.requests import BlogRequest


@require_POST
@same_origin_required
def post(request: BlogRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(with_neighbours(Post.objects.live().for_page()), pk=pk)
    form = CommentForm(request.POST, post=post)
    if not form.is_valid():
        return _form_again(request, post, form)
    submission = submission_of(request, form)
    if "preview" in request.POST:
        shown = discussion_of(request, post, form=form, previewed=_as_it_would_look(submission))
        return post_page(request, post, shown)
    try:
        comment = post_comment(post, submission)
    except CommentsClosed:
        form.add_error(None, CommentForm.CLOSED)
        return _form_again(request, post, form)
    except CommentRefused as refusal:
        form.add_error(None, str(refusal))
        return _form_again(request, post, form)
    return redirect("comment-own", own_token(comment, submission))


@require_safe
@never_cache
def proof(request: BlogRequest) -> HttpResponse:
    """The challenge a browser must solve before it posts; nothing while none is asked for."""
    if not is_wanted(Rules.objects.current(), now=timezone.now()):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return JsonResponse({"challenge": challenge(), "bits": settings.COMMENTS_PROOF_BITS})


def submission_of(request: BlogRequest, form: WordsForm, **more: Any) -> Submission:
    """What was sent, and by whom as far as that can be seen."""
    said = {**form.cleaned_data, **more}
    return Submission(
        trap=said.pop("subject"),
        address=client_ip(request),
        agent=request.headers.get("User-Agent", ""),
        **said,
    )


def _as_it_would_look(submission: Submission) -> Comment:
    return Comment(
        name=submission.name,
        email=submission.email,
        website=submission.website,
        rendered=comment_html(submission.body),
        created_at=timezone.now(),
    )


def _form_again(request: BlogRequest, post: Post, form: CommentForm) -> HttpResponse:
    return post_page(request, post, discussion_of(request, post, form=form), status=422)
