"""What a page of the blog offers whoever is logged in: links to its editor, and commenting.

Readers' pages are the same for everyone. A script there asks for these links only in a browser in
which the admin panel was open: see `static/js/author.js`.
"""

from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, account_required
from blog.admin.comments.page import ReplyForm
from blog.comments.models import Comment
from blog.comments.posting import CommentsClosed, post_comment
from blog.comments.submissions import Submission
from blog.people.models import Account
from blog.people.roles import Right, may
from blog.posts.models import Post
from blog.sources.models import Source

Link = dict[str, str]


@account_required
@require_safe
def links(request: AdminRequest) -> HttpResponse:
    """Return the links for the page at `path`, and how to comment there as oneself."""
    path = request.GET.get("path", "").replace("\0", "")
    post = Post.objects.live().filter(permalinks__path=path).first()
    edit = _post_editor(post, request.user) if post else _source_editor(path, request.user)
    dashboard = {"label": "Dashboard", "url": reverse("admin:index")}
    answer: dict[str, object] = {"links": [*edit, dashboard]}
    if post and not post.is_page:
        answer["comment"] = {
            "url": reverse("admin:post-comment", args=[post.pk]),
            "token": get_token(request),
            "note": f"Commenting as {request.user}.",
        }
    return JsonResponse(answer)


@account_required
@require_POST
def comment(request: AdminRequest, pk: int) -> HttpResponse:
    """Post a comment by this account; return its URL, or why it was not posted."""
    post = get_object_or_404(Post.objects.live().posts(), pk=pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _refusal(" ".join(map(str, form.errors["body"])))
    parent = request.POST.get("parent", "")
    found = Comment.objects.visible().filter(post=post, pk=parent) if parent.isdecimal() else None
    submission = Submission.of(
        request.user, body=form.cleaned_data["body"], parent=found.first() if found else None
    )
    try:
        written = post_comment(post, submission, site=request.blog)
    except CommentsClosed:
        return _refusal("Comments are closed. Your comment was not sent; it is still in the form.")
    return JsonResponse({"url": written.get_absolute_url()})


def _refusal(message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _post_editor(post: Post, account: Account) -> list[Link]:
    if not Post.objects.editable_by(account).filter(pk=post.pk).exists():
        return []
    return [{"label": "Edit", "url": reverse("admin:blog_post_change", args=[post.pk])}]


def _source_editor(path: str, account: Account) -> list[Link]:
    key = path.removeprefix("/sources/").strip("/")
    if not path.startswith("/sources/") or not may(account, Right.WRITE):
        return []
    found = Source.objects.filter(key=key).values_list("pk", flat=True)
    return [
        {"label": "Edit", "url": reverse("admin:blog_source_change", args=[pk])} for pk in found
    ]
