"""Media files: pictures, their copies, drawn cards and icons, previews and captions of files.

A file's name changes with its content, so browsers may cache it forever.
"""

import re

from django.core.files.storage import default_storage
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.views.decorators.http import require_safe

from blog.media.models import Picture, ReplacedFile, content_type_of
from blog.reader import errors, former_paths
from blog.reader.files.ranges import file_response

PICTURE = re.compile(
    r"pictures/[0-9a-f]{2}/(?P<digest>[0-9a-f]{64})(-[0-9]{1,5})?\.(jpg|png|webp|avif)"
)
GENERATED = re.compile(
    r"((cards|site)/[0-9a-f]{2}/[0-9a-f]{18}\.(jpg|png|ico)"
    r"|previews/[0-9a-f]{2}/[0-9a-f]{18}\.webp|captions/[0-9a-f]{2}/[0-9a-f]{18}\.vtt)"
)


# A picture or caption is shown by pages; opened by itself, it does nothing.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return the file; for a replaced one, redirect; for a picture in the trash, 410.

    A rendition that is missing redirects to the original.
    """
    matched = PICTURE.fullmatch(name)
    if not matched and not GENERATED.fullmatch(name):
        raise Http404
    picture = Picture.objects.filter(digest=matched["digest"]).first() if matched else None
    if picture and picture.trashed_at:
        return errors.removed_page(request, str(former_paths.PICTURE))
    if picture and picture.is_damaged and name == picture.path:
        raise Http404("its bytes are not those that were uploaded")
    try:
        content = default_storage.open(name)
    except FileNotFoundError as error:
        if picture and name != picture.path and picture.is_intact:
            return HttpResponseRedirect(picture.file.url)  # until the rendition is made again
        return _replacement(request, matched["digest"] if matched else "", error)
    headers = {
        "Content-Type": content_type_of(name),
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": SANDBOX,
    }
    etag = f'"{name.rpartition("/")[2]}"'
    size = default_storage.size(name)
    return file_response(request, content, size=size, etag=etag, headers=headers)


def _replacement(request: HttpRequest, digest: str, error: FileNotFoundError) -> HttpResponse:
    """Redirect from a replaced file to the new one. Raise Http404 if it was not replaced."""
    former = ReplacedFile.objects.select_related("picture").filter(digest=digest).first()
    if former is None:
        raise Http404 from error
    if former.picture.trashed_at:
        return errors.removed_page(request, str(former_paths.PICTURE))
    return HttpResponseRedirect(former.picture.file.url)
