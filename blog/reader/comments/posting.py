"""Post a Comment: preview it, or send it."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from blog.comments.models import Comment
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.spam.layers.proof_of_work import challenge, is_required
from blog.comments.spam.layers.timing import stamp
from blog.comments.spam.rules import SpamRules
from blog.comments.submissions import Submission
from blog.comments.versions.edit_links import edit_token
from blog.posts.models import Post
from blog.posts.reading import live_post
from blog.posts.related import with_adjacent
from blog.reader.comments.discussion import discussion_of
from blog.reader.comments.forms import CommentForm, TextForm
from blog.reader.posts.page import post_page
from blog.reader.same_origin import same_origin_required
from blog.text.formats.markdown import comment_html
from blog.web.clients import client_ip
from blog.web.requests import BlogRequest


@require_POST
@same_origin_required
def post(request: BlogRequest, pk: int) -> HttpResponse:
    """Preview or store the comment, or show the form again with its errors."""
    post = live_post(pk)
    if post is None:
        raise Http404("no such post")
    form = CommentForm(request.POST, post=post)
    if not form.is_valid():
        return _invalid(request, pk, form)
    submission = submission_of(request, form)
    if "preview" in request.POST:
        return _page(request, pk, form, previewed=_preview(submission))
    try:
        comment = post_comment(post, submission, site=request.blog)
    except CommentsClosed:
        form.add_error(None, CommentForm.CLOSED)
        return _invalid(request, pk, form)
    except CommentRefused as refusal:
        form.add_error(None, str(refusal))
        return _invalid(request, pk, form)
    return redirect("comment-own", edit_token(comment, submission))


@require_safe
@never_cache
def proof(_request: BlogRequest) -> HttpResponse:
    """Return the challenge that a browser must solve before it posts, or 204 if there is none."""
    if not is_required(SpamRules.objects.current(), now=timezone.now()):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return JsonResponse({"challenge": challenge(), "bits": settings.COMMENTS_PROOF_BITS})


@require_safe
@never_cache
def new_stamp(_request: BlogRequest) -> HttpResponse:
    """Return the signed time for the form of a page that was sent without one."""
    return JsonResponse({"stamp": stamp(timezone.now())})


def submission_of(request: BlogRequest, form: TextForm, **more: Any) -> Submission:
    """Return the submission of a valid form, with the IP address and user agent of its sender."""
    data = {**form.cleaned_data, **more}
    return Submission(
        honeypot=data.pop("subject"),
        ip=client_ip(request),
        user_agent=request.headers.get("User-Agent", ""),
        **data,
    )


def _preview(submission: Submission) -> Comment:
    return Comment(
        name=submission.name,
        email=submission.email,
        website=submission.website,
        rendered=comment_html(submission.body),
        created_at=timezone.now(),
    )


def _invalid(request: BlogRequest, pk: int, form: CommentForm) -> HttpResponse:
    return _page(request, pk, form, status=422)


def _page(
    request: BlogRequest,
    pk: int,
    form: CommentForm,
    *,
    previewed: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of the post with the form as it was sent."""
    post = get_object_or_404(with_adjacent(Post.objects.live().for_page()), pk=pk)
    discussion = discussion_of(request, post, form=form, previewed=previewed)
    return post_page(request, post, discussion, status=status)
