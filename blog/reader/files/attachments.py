"""Documents, sound and film for readers: as what they are, in parts, and harmless."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from blog.media.files.models import MediaFile
from blog.reader import errors, former_paths
from blog.reader.files.ranges import file_response

# A document never acts in the name of the blog. Browsers' own viewers of PDF do not work in a
# sandbox; they get only files in which the worker found nothing that acts.
SANDBOX = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@require_safe
def file(request: HttpRequest, key: str, file_name: str) -> HttpResponseBase:
    """Return the bytes of the file, or the part asked for; 410 for a file in the trash."""
    file = MediaFile.objects.filter(key=key).first()
    if file is None:
        raise Http404("no such file")
    if file.trashed_at:
        return errors.removed_page(request, str(former_paths.FILE))
    if file_name != file.file_name:
        return HttpResponsePermanentRedirect(file.get_absolute_url())
    try:
        content = default_storage.open(file.path)
    except FileNotFoundError as error:
        raise Http404("the file is missing") from error
    headers = {
        "Content-Type": file.format_of.media_type,
        "Content-Disposition": file.disposition,
        "Content-Security-Policy": VIEWER if file.opens_inline else SANDBOX,
        "Cache-Control": "public, max-age=31536000, immutable",
    }
    size = default_storage.size(file.path)
    # Whether a document is shown or downloaded may change with what the worker finds in it.
    etag = f'"{file.key}{"-shown" if file.opens_inline else ""}"'
    return file_response(request, content, size=size, etag=etag, headers=headers)
