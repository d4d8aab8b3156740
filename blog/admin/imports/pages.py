"""Import a blog: upload its export, see what would come, and start, stop or discard it."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.files.library import with_nonce
from blog.admin.imports.forms import ExportForm
from blog.admin.site import admin_site
from blog.imports.runs import starting
from blog.imports.runs.models import BlogImport
from blog.people.roles import Right

TITLE = "Import a blog"


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: AdminRequest) -> HttpResponse:
    """Show the form and the latest imports; receive an export."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ExportForm(*data, account=request.user)
    if form.is_valid():
        return HttpResponseRedirect(form.receive().get_absolute_url())
    context = {
        **admin_site.each_context(request),
        "title": TITLE,
        "form": form,
        "imports": BlogImport.objects.all().recent()[:10],
        "media": with_nonce(request, form.media),
    }
    return TemplateResponse(request, "admin/imports/upload.html", context)


@right_required(Right.RUN)
@require_safe
def show(request: AdminRequest, pk: int) -> HttpResponse:
    """Show what an import would bring, its progress, or its report."""
    run = get_object_or_404(BlogImport, pk=pk)
    context = {**admin_site.each_context(request), "title": run.name, "run": run}
    return TemplateResponse(request, "admin/imports/run.html", context)


def _act(pk: int, verb: Callable[[BlogImport], None]) -> HttpResponse:
    run = get_object_or_404(BlogImport, pk=pk)
    verb(run)
    is_there = BlogImport.objects.filter(pk=pk).exists()
    return HttpResponseRedirect(
        run.get_absolute_url() if is_there else reverse("admin:blog-import")
    )


@right_required(Right.RUN)
@require_POST
def start(_request: AdminRequest, pk: int) -> HttpResponse:
    return _act(pk, starting.start_import)


@right_required(Right.RUN)
@require_POST
def stop(_request: AdminRequest, pk: int) -> HttpResponse:
    return _act(pk, starting.stop_import)


@right_required(Right.RUN)
@require_POST
def discard(_request: AdminRequest, pk: int) -> HttpResponse:
    return _act(pk, starting.discard_import)
