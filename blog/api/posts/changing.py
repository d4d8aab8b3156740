"""Creating and changing posts and pages."""

from typing import Any

from django.http import HttpResponse

from blog.api.access import Problem, WriterRequest, scope_required
from blog.api.posts import saving
from blog.api.posts.fields import based_on, draft_of, flag, json_body, required
from blog.api.posts.representing import post_detail
from blog.api.responses import answer, no_content
from blog.people.tokens.models import Scope
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.web.origin import origin_of


@scope_required(Scope.WRITE_POSTS)
def create(request: WriterRequest) -> HttpResponse:
    """Store a new post, as a draft unless `publish` is true."""
    data = json_body(request)
    publishes = flag(data, "publish")
    required(data, "title")
    draft = _draft(request, data, Post())
    draft |= Draft(publishes=publishes)
    post = saving.create(draft, by=request.account, site=request.blog)
    return _answer(request, post, status=201)


@scope_required(Scope.WRITE_POSTS)
def update(request: WriterRequest, pk: int) -> HttpResponse:
    """Change the given fields of the post; with `as_draft`, readers of a live one see none yet."""
    data = json_body(request)
    as_draft = flag(data, "as_draft")
    version = based_on(data)
    if "kind" in data:
        raise Problem(422, "A post cannot become a page, nor a page a post.")
    post = saving.own_post(request.account, pk)
    draft = _draft(request, data, post) | Draft(based_on=version)
    saving.update(post, draft, by=request.account, site=request.blog, as_draft=as_draft)
    return _answer(request, post)


@scope_required(Scope.WRITE_POSTS)
def publish(request: WriterRequest, pk: int) -> HttpResponse:
    """Publish the post now or at `published_at`, or its unpublished changes."""
    data = json_body(request)
    version = based_on(data)
    _only(data, "published_at")
    post = saving.own_post(request.account, pk)
    draft = _draft(request, data, post) | Draft(based_on=version)
    saving.publish(post, draft, by=request.account, site=request.blog)
    return _answer(request, post)


@scope_required(Scope.WRITE_POSTS)
def withdraw(request: WriterRequest, pk: int) -> HttpResponse:
    data = json_body(request)
    _only(data, "reason")
    reason = data.get("reason", "")
    if not isinstance(reason, str) or len(reason) > 300 or "\0" in reason:
        raise Problem(422, "The reason is not a text of at most 300 characters.")
    post = saving.own_post(request.account, pk)
    saving.withdraw(post, by=request.account, reason=reason)
    return _answer(request, post)


@scope_required(Scope.WRITE_POSTS)
def trash(request: WriterRequest, pk: int) -> HttpResponse:
    """Move the post to the trash, from which it can be restored for ninety days."""
    saving.trash(saving.own_post(request.account, pk), by=request.account)
    return no_content()


@scope_required(Scope.WRITE_POSTS)
def restore(request: WriterRequest, pk: int) -> HttpResponse:
    post = saving.own_post(request.account, pk, in_trash=True)
    saving.restore(post, by=request.account)
    return _answer(request, post)


def _draft(request: WriterRequest, data: dict[str, Any], post: Post) -> Draft:
    if "content_html" in data and "content_markdown" in data:
        raise Problem(422, "Send the text as content_html or as content_markdown, not as both.")
    return draft_of(data, post=post, origin=origin_of(request))


def _only(data: dict[str, Any], *names: str) -> None:
    """Raise Problem if the request has other fields."""
    if others := sorted(data.keys() - set(names)):
        errors = [{"pointer": f"/{name}", "detail": "There is no such field."} for name in others]
        raise Problem(422, "Some fields are wrong; nothing was changed.", errors=errors)


def _answer(request: WriterRequest, post: Post, *, status: int = 200) -> HttpResponse:
    """Answer with the post as it is stored now."""
    stored = Post.objects.select_related("lead_picture", "series", "unpublished").get(pk=post.pk)
    data = post_detail(request, stored, is_own=True)
    headers = {"Location": data["api_url"]} if status == 201 else None
    return answer(request, data, status=status, headers=headers)
