"""Files of pictures, and of what we drew. Their names change with their content, so browsers may
keep them for ever."""

import re

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseGone,
    HttpResponseRedirect,
)
from django.views.decorators.http import require_safe

from blog.media.models import FormerFile, Picture, content_type_of

NAME = re.compile(
    r"pictures/[0-9a-f]{2}/(?P<digest>[0-9a-f]{64})(-[0-9]{1,5})?\.(jpg|png|webp|avif)"
)
DRAWN = re.compile(r"(cards|site)/[0-9a-f]{2}/[0-9a-f]{18}\.(jpg|png|ico)")


@require_safe
def file(request: HttpRequest, name: str) -> FileResponse | HttpResponse:
    said = NAME.fullmatch(name)
    if not said and not DRAWN.fullmatch(name):
        raise Http404
    if said and Picture.objects.trashed().filter(digest=said["digest"]).exists():
        return HttpResponseGone()
    try:
        content = default_storage.open(name)
    except FileNotFoundError as error:
        return _to_replacement(said["digest"] if said else "", error)
    return FileResponse(
        content,
        content_type=content_type_of(name),
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def _to_replacement(digest: str, error: FileNotFoundError) -> HttpResponse:
    """From a file that was replaced to the one in its place."""
    former = FormerFile.objects.select_related("picture").filter(digest=digest).first()
    if former is None or former.picture.trashed_at:
        raise Http404 from error
    return HttpResponseRedirect(former.picture.file.url)
