"""A comment's page for its writer alone: what became of it, and for a while, changing it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from blog.comments.models import Comment
from blog.comments.posting import CommentRefused
from blog.comments.versions.edit_links import Own, TooLate, owned, revise, withdraw
from blog.reader.comments.forms import WordsForm
from blog.reader.comments.posting import submission_of
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


@require_safe
def show(request: BlogRequest, token: str) -> HttpResponse:
    own = _owned(token)
    return _page(request, own, token, form=WordsForm(initial={"body": own.comment.body}))


@require_POST
@same_origin_required
def edit(request: BlogRequest, token: str) -> HttpResponse:
    own = _owned(token)
    form = WordsForm(request.POST)
    if not (own.may_change and form.is_valid()):
        return _page(request, own, token, form=form, status=422)
    try:
        revise(own.comment, submission_of(request, form, **_said_before(own.comment)))
    except TooLate:
        return _page(request, own, token, form=form, status=422)
    except CommentRefused as refusal:
        form.add_error("body", str(refusal))
        return _page(request, own, token, form=form, status=422)
    return redirect("comment-own", token)


@require_POST
@same_origin_required
def take_back(request: BlogRequest, token: str) -> HttpResponse:
    own = _owned(token)
    if not own.may_change:
        return _page(request, own, token, form=WordsForm(), status=422)
    withdraw(own.comment)
    return redirect("comment-own", token)


def _owned(token: str) -> Own:
    own = owned(token)
    if own is None:
        raise Http404("nobody's address")
    return own


def _said_before(comment: Comment) -> dict[str, Any]:
    """What a change leaves as it is."""
    return {
        "name": comment.name,
        "email": comment.email,
        "website": comment.website,
        "parent": comment.parent,
        "edited": comment,
    }


def _page(
    request: BlogRequest, own: Own, token: str, *, form: WordsForm, status: int = 200
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
