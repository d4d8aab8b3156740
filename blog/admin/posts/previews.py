"""The preview of a post on phone and desktop, and its preview link."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.framing import allow_frames
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.checklist import checklist_of
from blog.posts.models import Post
from blog.posts.previews import sharing
from blog.posts.unpublished.versions import has_lead_picture, latest_wording


@right_required(Right.WRITE)
@require_safe
def preview(request: AdminRequest, pk: int) -> HttpResponse:
    """Show the post in two frames, with its checklist and its preview link."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    link = sharing.link_shared(post)
    context = {
        **admin_site.each_context(request),
        "title": _("Preview"),
        "post": post,
        "page_url": reverse("preview", args=[sharing.preview_token(post)]),
        "link": link,
        "link_url": request.build_absolute_uri(link.get_absolute_url()) if link else "",
        "checklist": checklist_of(latest_wording(post), has_lead_picture=has_lead_picture(post)),
    }
    return allow_frames(request, TemplateResponse(request, "admin/posts/preview.html", context))


@right_required(Right.WRITE)
@require_POST
def share(request: AdminRequest, pk: int) -> HttpResponse:
    """Create or extend the preview link, valid for a week from now."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    sharing.share_preview(post)
    return HttpResponseRedirect(reverse("admin:post-preview", args=[pk]))


@right_required(Right.WRITE)
@require_POST
def end(request: AdminRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    sharing.end_preview(post)
    messages.success(request, _("The preview link was revoked."))
    return HttpResponseRedirect(reverse("admin:post-preview", args=[pk]))
