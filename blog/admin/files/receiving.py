"""Receiving a file in parts: begin, ask how much has arrived, append.

The script of the upload form speaks this protocol; without it, the form sends the file at once.
"""

from django import forms
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, right_required
from blog.media.files.inspecting import FileRefused
from blog.media.files.partial_uploads import (
    NoSuchUpload,
    PartialUpload,
    WrongOffset,
    append,
    begin_upload,
    upload_of,
)
from blog.people.roles import Right


class BeginForm(forms.Form):
    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)


@right_required(Right.WRITE)
@require_POST
def begin(request: AdminRequest) -> HttpResponse:
    """Begin an upload: return its token and URL, or the reason why the file is refused."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": "The name or the size of the file is missing."}, status=400)
    try:
        token = begin_upload(**form.cleaned_data, by=request.user.pk)
    except FileRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse({"token": token, "url": reverse("admin:upload-part", args=[token])})


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "PATCH"])
def part(request: AdminRequest, token: str) -> HttpResponse:
    """Return how much has arrived; PATCH appends the body at the offset in Upload-Offset."""
    upload = _upload(request, token)
    if request.method != "PATCH":
        return JsonResponse({"offset": upload.offset}, headers={"Cache-Control": "no-store"})
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        return JsonResponse({"error": "Upload-Offset is missing."}, status=400)
    try:
        return JsonResponse({"offset": append(upload, request, offset=int(offset))})  # type: ignore[arg-type]
    except WrongOffset as wrong:
        return JsonResponse({"offset": wrong.offset}, status=409)
    except OSError:  # the disk is full
        return JsonResponse({"error": "The server cannot store the file."}, status=507)


def _upload(request: AdminRequest, token: str) -> PartialUpload:
    try:
        return upload_of(token, by=request.user.pk)
    except NoSuchUpload as error:
        raise Http404("no such upload") from error
