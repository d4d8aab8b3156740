"""Upload several pictures at once, and replace the file of a picture."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, right_required
from blog.admin.pictures.forms import FileForm, FilesForm
from blog.admin.site import admin_site
from blog.media.cleaning import PictureRefused
from blog.media.models import Picture
from blog.media.uploading import DuplicateFile, Upload, replace_file, upload_picture
from blog.people.roles import Right


@dataclass(frozen=True)
class Result:
    """The result for one file: its upload, or the reason it was refused."""

    name: str
    upload: Upload | None = None
    reason: str = ""


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_many(request: AdminRequest) -> HttpResponse:
    """Show the form; POST uploads or refuses each file. With `?part`, show only the results."""
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    results = _upload(form) if form.is_valid() else []
    template = "_results" if results and "part" in request.GET else "many"
    context = {
        **admin_site.each_context(request),
        "title": _("Upload pictures"),
        "form": form,
        "results": results,
    }
    return TemplateResponse(request, f"admin/pictures/{template}.html", context)


def _upload(form: FilesForm) -> list[Result]:
    metadata = form.cleaned_data
    files = metadata.pop("pictures")
    return [_result(file, **metadata) for file in files]


def _result(file: Any, **metadata: str) -> Result:
    try:
        return Result(file.name, upload=upload_picture(file, name=file.name, **metadata))
    except PictureRefused as refusal:
        return Result(file.name, reason=str(refusal))


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: AdminRequest, pk: int) -> HttpResponse:
    """Show the form for the new file, and replace the file on POST."""
    picture = get_object_or_404(Picture.objects.kept(), pk=pk)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid() and _replace(picture, form):
        messages.success(request, _("File replaced everywhere the picture is used."))
        return HttpResponseRedirect(reverse("admin:blog_picture_change", args=[pk]))
    context = {
        **admin_site.each_context(request),
        "title": _("Replace file"),
        "picture": picture,
        "form": form,
    }
    return TemplateResponse(request, "admin/pictures/replace.html", context)


def _replace(picture: Picture, form: FileForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        replace_file(picture, file, name=file.name)
    except PictureRefused as refusal:
        form.add_error("file", str(refusal))
    except DuplicateFile as duplicate:
        path = reverse("admin:blog_picture_change", args=[duplicate.picture.pk])
        message = _('This file is already in the library: <a href="{}">{}</a>.')
        form.add_error("file", format_html(str(message), path, duplicate.picture))
    return form.is_valid()
