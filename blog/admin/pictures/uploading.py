"""Many pictures at once, and a new file for one that is there."""

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
from blog.media.storing import AlreadyHere, Kept, keep_picture, replace_file
from blog.people.roles import Right


@dataclass(frozen=True)
class Result:
    """What became of one file: it is kept, or there is a reason why not."""

    name: str
    kept: Kept | None = None
    reason: str = ""


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_many(request: AdminRequest) -> HttpResponse:
    """Each file is taken in or refused by itself. With `?part` only the results are given."""
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    results = _keep(form) if form.is_valid() else []
    template = "_results" if results and "part" in request.GET else "many"
    context = {
        **admin_site.each_context(request),
        "title": _("Upload pictures"),
        "form": form,
        "results": results,
    }
    return TemplateResponse(request, f"admin/pictures/{template}.html", context)


def _keep(form: FilesForm) -> list[Result]:
    said = form.cleaned_data
    files = said.pop("pictures")
    return [_result(file, **said) for file in files]


def _result(file: Any, **said: str) -> Result:
    try:
        return Result(file.name, kept=keep_picture(file, name=file.name, **said))
    except PictureRefused as refusal:
        return Result(file.name, reason=str(refusal))


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: AdminRequest, pk: int) -> HttpResponse:
    """Asks for the new file; POST lets the picture show it."""
    picture = get_object_or_404(Picture.objects.kept(), pk=pk)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid() and _replace(picture, form):
        messages.success(request, _("Replaced. Where it is used, the new file is shown."))
        return HttpResponseRedirect(reverse("admin:blog_picture_change", args=[pk]))
    context = {
        **admin_site.each_context(request),
        "title": _("Replace the file"),
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
    except AlreadyHere as found:
        address = reverse("admin:blog_picture_change", args=[found.picture.pk])
        words = _('This file is here already, as <a href="{}">{}</a>. Use that picture.')
        form.add_error("file", format_html(str(words), address, found.picture))
    return form.is_valid()
