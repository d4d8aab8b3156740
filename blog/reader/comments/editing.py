"""A comment's page for its commenter: its state and, for a while, editing and deleting."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from blog.comments.models import Comment
from blog.comments.posting import CommentRefused
from blog.comments.versions.edit_links import OwnComment, TooLate, own_comment, revise, withdraw
from blog.reader.comments.forms import TextForm
from blog.reader.comments.posting import submission_of
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


@require_safe
def show(request: BlogRequest, token: str) -> HttpResponse:
    own = _own_comment(token)
    return _page(request, own, token, form=TextForm(initial={"body": own.comment.body}))


@require_POST
@same_origin_required
def edit(request: BlogRequest, token: str) -> HttpResponse:
    """Save the new text, or show the form again with its errors."""
    own = _own_comment(token)
    form = TextForm(request.POST)
    if not (own.may_change and form.is_valid()):
        return _page(request, own, token, form=form, status=422)
    try:
        submission = submission_of(request, form, **_unchanged(own.comment))
        revise(own.comment, submission, site=request.blog)
    except TooLate:
        return _page(request, own, token, form=form, status=422)
    except CommentRefused as refusal:
        form.add_error("body", str(refusal))
        return _page(request, own, token, form=form, status=422)
    return redirect("comment-own", token)


@require_POST
@same_origin_required
def delete(request: BlogRequest, token: str) -> HttpResponse:
    own = _own_comment(token)
    if not own.may_change:
        return _page(request, own, token, form=TextForm(), status=422)
    withdraw(own.comment)
    return redirect("comment-own", token)


def _own_comment(token: str) -> OwnComment:
    own = own_comment(token)
    if own is None:
        raise Http404("no such edit link")
    return own


def _unchanged(comment: Comment) -> dict[str, Any]:
    """Return the fields that an edit does not change."""
    return {
        "name": comment.name,
        "email": comment.email,
        "website": comment.website,
        "parent": comment.parent,
        "edited": comment,
    }


def _page(
    request: BlogRequest, own: OwnComment, token: str, *, form: TextForm, status: int = 200
) -> HttpResponse:
    context = {
        "site": request.blog,
        "own": own,
        "comment": own.comment,
        "post": own.comment.post,
        "form": form,
        "token": token,
    }
    response = TemplateResponse(request, "reader/comments/own_comment.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
