"""Remove the example content, after a question."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.models import Post
from blog.welcome import writing as welcome


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: AdminRequest) -> HttpResponse:
    """Ask before removing the example, or remove it."""
    if request.method == "POST":
        welcome.remove_welcome_blog(by=request.user)
        messages.success(request, _("Example content removed."))
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **admin_site.each_context(request),
        "title": _("Remove the example posts"),
        "posts": Post.objects.filter(import_ref__startswith=welcome.REF).order_by("published_at"),
        "has_example_name": welcome.has_example_name(request.blog),
    }
    return TemplateResponse(request, "admin/settings/remove_example.html", context)
