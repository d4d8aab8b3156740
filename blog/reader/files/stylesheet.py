"""The owner's style sheet, loaded after the theme's."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from blog.site.appearance import sheet_of
from blog.web.requests import BlogRequest

A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def stylesheet(request: BlogRequest, digest: str) -> HttpResponse:
    """Return the current style sheet, cacheable for a year if `digest` matches it."""
    is_current = digest == request.blog.sheet_digest
    return HttpResponse(
        sheet_of(request.blog),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": A_YEAR if is_current else "no-cache"},
    )
