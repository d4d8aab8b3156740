"""Restore the missing or damaged file of a picture or a file: upload it again, or fetch it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.files.forms import SentFileForm
from blog.admin.files.library import with_nonce
from blog.admin.pictures.forms import FileForm
from blog.admin.site import admin_site
from blog.admin.uses import usage_links
from blog.media.cleaning import PictureRefused
from blog.media.files.models import MediaFile
from blog.media.integrity.restoring import (
    NotArchived,
    OtherContent,
    restore_from_archive,
    restore_from_origin,
    restore_from_upload,
)
from blog.media.models import Picture
from blog.net.fetching import FetchFailed, FetchRefused
from blog.people.audit import note
from blog.people.roles import Right
from blog.site.archives import archive_of

Media = Picture | MediaFile
OTHER = "This is another file: its content differs from the one that was lost."


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: AdminRequest, kind: str, pk: int) -> HttpResponse:
    """Show how the file can be restored, and restore it from the upload on POST."""
    media = _media(kind, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form: FileForm | SentFileForm
    if isinstance(media, Picture):
        form = FileForm(*sent)
    else:
        form = SentFileForm(*sent, account=request.user)
    if form.is_valid() and _restore(media, form):
        return _restored(request, media)
    context = {
        **admin_site.each_context(request),
        "title": "Restore file",
        "item": media,
        "kind": kind,
        "has_archive": archive_of(request.blog) is not None,
        "form": form,
        "media": with_nonce(request, form.media),
        "uses": usage_links(media, request),
    }
    return TemplateResponse(request, "admin/media/restore.html", context)


@right_required(Right.WRITE)
@require_POST
def fetch(request: AdminRequest, kind: str, pk: int) -> HttpResponse:
    """Restore the file from where it was copied, or from the web archive."""
    media = _media(kind, pk)
    restore_from = restore_from_archive if "archived" in request.POST else restore_from_origin
    if not media.origin_url:
        raise Http404("it was not copied from anywhere")
    try:
        restore_from(media)
    except OtherContent:
        messages.error(request, f"Nothing was changed. {OTHER}")
    except (NotArchived, PictureRefused, FetchRefused, FetchFailed) as error:
        messages.error(request, f"Nothing was changed: the file could not be fetched. {error}")
    else:
        return _restored(request, media)
    return HttpResponseRedirect(reverse("admin:media-restore", args=[kind, pk]))


def _restore(media: Media, form: FileForm | SentFileForm) -> bool:
    """Restore the file from the upload; if it is refused, add the reason to the form."""
    try:
        if isinstance(form, FileForm):
            restore_from_upload(media, form.cleaned_data["file"])
        else:
            with form.opened() as file:
                restore_from_upload(media, file)
    except OtherContent:
        form.add_error("file", OTHER)
    except PictureRefused as refusal:
        form.add_error("file", str(refusal))
    return form.is_valid()


def _restored(request: AdminRequest, media: Media) -> HttpResponse:
    note(request.user, f"Restored the file of “{media}”.", of=media)
    messages.success(request, "File restored. The posts that show it are updated within a minute.")
    route = f"admin:blog_{media.model_name}_change"
    return HttpResponseRedirect(reverse(route, args=[media.pk]))


def _media(kind: str, pk: int) -> Any:
    """Return the picture or file of this kind. Raise Http404."""
    if kind == "picture":
        return get_object_or_404(Picture.objects.kept(), pk=pk)
    if kind == "mediafile":
        return get_object_or_404(MediaFile.objects.kept(), pk=pk)
    raise Http404("not media")
