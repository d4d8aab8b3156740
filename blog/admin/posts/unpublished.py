"""The unpublished changes to a live post: compare them with what readers see, or discard them."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.models import Post
from blog.posts.unpublished.comparing import compare_with_published
from blog.posts.unpublished.models import UnpublishedChanges
from blog.posts.unpublished.saving import discard_changes


@right_required(Right.WRITE)
@require_safe
def changes(request: AdminRequest, pk: int) -> HttpResponse:
    """Show how the unpublished changes differ from the published post."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    context = {
        **admin_site.each_context(request),
        "title": _("Unpublished changes"),
        "post": post,
        "changes": get_object_or_404(UnpublishedChanges.objects.select_related("by"), post=post),
        "comparison": compare_with_published(post),
    }
    return TemplateResponse(request, "admin/posts/unpublished.html", context)


@right_required(Right.WRITE)
@require_POST
def discard(request: AdminRequest, pk: int) -> HttpResponse:
    """Discard the unpublished changes."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    discard_changes(post, by=request.user)
    messages.success(request, _("The unpublished changes were discarded."))
    return HttpResponseRedirect(reverse("admin:blog_post_change", args=[pk]))
