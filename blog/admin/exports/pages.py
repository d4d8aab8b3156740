"""Export the blog: ask for a file, see when it is ready, download and delete it."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.exports.runs.models import BlogExport, ExportFormat, storage
from blog.exports.runs.starting import delete_export, request_export
from blog.people.models import Account
from blog.people.roles import Right


class ExportForm(forms.Form):
    """What to export, and as what."""

    format = forms.ChoiceField(
        label="Format",
        choices=ExportFormat.choices,
        initial=ExportFormat.ARCHIVE,
        widget=forms.RadioSelect(),
    )
    author = forms.ModelChoiceField(
        Account.objects.order_by("name", "username"),
        label="Posts of",
        required=False,
        empty_label="All authors",
        help_text="With an author: their posts, and the sources, comments and media of these.",
    )


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: AdminRequest) -> HttpResponse:
    """Show the form and the latest exports; ask the worker for one."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        chosen = form.cleaned_data
        request_export(chosen["format"], by=request.user, author=chosen["author"])
        return HttpResponseRedirect(reverse("admin:blog-export"))
    exports = BlogExport.objects.all().recent()[:20]
    context = {
        **admin_site.each_context(request),
        "title": "Export the blog",
        "form": form,
        "exports": exports,
        "is_working": any(run.is_working for run in exports),
    }
    return TemplateResponse(request, "admin/exports/page.html", context)


@right_required(Right.RUN)
@require_safe
def download(_request: AdminRequest, pk: int) -> HttpResponse:
    """Send the file of an export."""
    run = get_object_or_404(BlogExport.objects.exclude(file=""), pk=pk)
    try:
        file = storage().open(run.file)
    except FileNotFoundError as error:
        raise Http404("the file is missing") from error
    return cast(HttpResponse, FileResponse(file, as_attachment=True, filename=run.file_name))


@right_required(Right.RUN)
@require_POST
def delete(request: AdminRequest, pk: int) -> HttpResponse:
    delete_export(get_object_or_404(BlogExport, pk=pk))
    messages.success(request, "Export deleted.")
    return HttpResponseRedirect(reverse("admin:blog-export"))
