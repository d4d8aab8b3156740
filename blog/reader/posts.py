"""One post or page, at any address it ever had."""

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from blog.comments.judging.policy import is_open
from blog.comments.models import Comment
from blog.comments.threads import in_order, threads_of
from blog.posts.models import Permalink, Post
from blog.posts.previewing import previewed
from blog.reader import errors, metadata, reads
from blog.reader.addresses import absolute, cite_path, comments_feed_path, with_query
from blog.reader.forms import CommentForm
from blog.site.localising import BlogRequest

OUTCOME_SALT = "blog.comment.outcome"
OUTCOME_LASTS = timedelta(days=1)


@require_safe
def show(request: BlogRequest, path: str) -> HttpResponse:
    if "\0" in path:
        raise Http404("no address holds this, and PostgreSQL cannot be asked for it")
    post = Post.objects.for_page().filter(permalinks__path=f"/{path}").first()
    if post is None and Permalink.objects.filter(path=f"/{path}").exists():
        return errors.gone_for_ever(request)
    if post is None:
        return _redirect_to_slash(request, path)
    if post.is_gone:
        return errors.gone(request, post)
    if not post.is_live:
        raise Http404("not published")
    if post.permalink_id != f"/{path}":
        return HttpResponsePermanentRedirect(post.get_absolute_url())
    reads.count(request, post.pk)
    return post_page(request, post, form=CommentForm.blank(request))


@require_safe
def preview(request: BlogRequest, token: str) -> HttpResponse:
    """Any post exactly as readers will see it, for those who were given the link."""
    post = get_object_or_404(Post.objects.kept().for_page(), pk=previewed(token))
    response = post_page(request, post, form=CommentForm.blank(request), is_preview=True)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def post_page(
    request: BlogRequest,
    post: Post,
    *,
    form: CommentForm,
    status: int = 200,
    is_preview: bool = False,
) -> HttpResponse:
    """The post with its comments and the form under it."""
    canonical = absolute(request, post.get_absolute_url())
    comments = list(Comment.objects.visible().filter(post=post).order_by("created_at", "pk"))
    context = {
        "site": request.blog,
        "post": post,
        "canonical": canonical,
        "cite_path": cite_path(post),
        "comments_feed": comments_feed_path(post),
        "linked_data": metadata.linked_data(
            post, site=request.blog, canonical=canonical, image=_image(request, post)
        ),
        "dublin_core": metadata.dublin_core(post, site=request.blog, canonical=canonical),
        "coins": metadata.own_coins(post, site=request.blog, canonical=canonical),
        "threads": in_order(threads_of(comments)),
        "comment_count": post.comment_count,
        "own_comment": _own_comment(request, post),
        "form": form,
        "is_open": form.is_bound or is_open(post, request.blog),
        "is_preview": is_preview,
    }
    response = TemplateResponse(request, "reader/post.html", context, status=status)
    if not is_preview:
        response.headers["Link"] = metadata.link_header(
            post,
            site=request.blog,
            canonical=canonical,
            description=absolute(request, f"{cite_path(post)}?format=csl-json"),
        )
    return response


def _image(request: BlogRequest, post: Post) -> str:
    return absolute(request, post.lead_picture.file.url) if post.lead_picture else ""


def _own_comment(request: BlogRequest, post: Post) -> Comment | None:
    """The comment the reader has just written, by the address only they were given."""
    try:
        pk = signing.loads(request.GET.get("comment", ""), salt=OUTCOME_SALT, max_age=OUTCOME_LASTS)
    except signing.BadSignature:
        return None
    return Comment.objects.filter(pk=pk, post=post).first()


def _redirect_to_slash(request: BlogRequest, path: str) -> HttpResponse:
    """Addresses end with a slash: one without it leads to the one with it, if that is there."""
    if path.endswith("/"):
        raise Http404("no such address")
    try:
        is_route = resolve(f"/{path}/").url_name != "post"
    except Resolver404:
        is_route = False
    if not is_route and not Post.objects.live().filter(permalinks__path=f"/{path}/").exists():
        raise Http404("no such address")
    return HttpResponsePermanentRedirect(with_query(request, f"/{path}/"))
