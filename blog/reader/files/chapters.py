"""The chapters of sound and film for podcast apps, as JSON chapters.

Format: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from blog.media.files.models import MediaFile
from blog.reader import errors, former_paths
from blog.text.formats.captions import read_captions

CHAPTERS_TYPE = "application/json+chapters"
VERSION = "1.2.0"


@require_safe
def chapters(request: HttpRequest, key: str) -> HttpResponseBase:
    """Return the chapters of the file; 404 without any, 410 for a file in the trash."""
    file = MediaFile.objects.filter(key=key).exclude(chapters="").first()
    if file is None:
        raise Http404("no chapters")
    if file.trashed_at:
        return errors.removed_page(request, str(former_paths.FILE))
    listed = [
        {"startTime": cue.start, "endTime": cue.end, "title": cue.text}
        for cue in read_captions(file.chapters)
    ]
    return JsonResponse({"version": VERSION, "chapters": listed}, content_type=CHAPTERS_TYPE)
