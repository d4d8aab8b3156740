"""Media files: pictures, their copies, and drawn cards and icons.

A file's name changes with its content, so browsers may cache it forever.
"""

import re

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.views.decorators.http import require_safe

from blog.media.models import Picture, ReplacedFile, content_type_of
from blog.reader import errors, former_paths

PICTURE = re.compile(
    r"pictures/[0-9a-f]{2}/(?P<digest>[0-9a-f]{64})(-[0-9]{1,5})?\.(jpg|png|webp|avif)"
)
DRAWING = re.compile(r"(cards|site)/[0-9a-f]{2}/[0-9a-f]{18}\.(jpg|png|ico)")


@require_safe
def media(request: HttpRequest, name: str) -> FileResponse | HttpResponse:
    """Return the file; for a replaced one, redirect; for a picture in the trash, 410."""
    picture = PICTURE.fullmatch(name)
    if not picture and not DRAWING.fullmatch(name):
        raise Http404
    if picture and Picture.objects.trashed().filter(digest=picture["digest"]).exists():
        return errors.removed_page(request, str(former_paths.PICTURE))
    try:
        content = default_storage.open(name)
    except FileNotFoundError as error:
        return _replacement(request, picture["digest"] if picture else "", error)
    return FileResponse(
        content,
        content_type=content_type_of(name),
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def _replacement(request: HttpRequest, digest: str, error: FileNotFoundError) -> HttpResponse:
    """Redirect from a replaced file to the new one. Raise Http404 if it was not replaced."""
    former = ReplacedFile.objects.select_related("picture").filter(digest=digest).first()
    if former is None:
        raise Http404 from error
    if former.picture.trashed_at:
        return errors.removed_page(request, str(former_paths.PICTURE))
    return HttpResponseRedirect(former.picture.file.url)
