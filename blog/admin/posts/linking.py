"""The posts and pages that the link dialog offers."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.people.roles import Right
from blog.posts.models import Post

OFFERED = 8


@right_required(Right.WRITE)
@require_safe
def linkable(request: AdminRequest) -> JsonResponse:
    """Return the live posts and pages whose titles match `q` as JSON, the newest first."""
    posts = Post.objects.live()
    for term in request.GET.get("q", "")[:200].split():
        posts = posts.filter(title__icontains=term)
    found = posts.order_by("-published_at", "-pk")[:OFFERED]
    links = [{"title": post.title, "url": post.get_absolute_url()} for post in found]
    return JsonResponse({"links": links})
