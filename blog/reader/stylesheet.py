"""The owner's own look: one small style sheet beside the theme's."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from blog.site.looks import sheet_of
from blog.web.requests import BlogRequest

A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def sheet(request: BlogRequest, digest: str) -> HttpResponse:
    """Always the sheet of now; kept for a year where the address names it."""
    is_current = digest == request.blog.sheet_digest
    return HttpResponse(
        sheet_of(request.blog),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": A_YEAR if is_current else "no-cache"},
    )
