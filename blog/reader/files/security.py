"""security.txt (RFC 9116): where to report a hole in the blog's security."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

VALID_FOR = timedelta(days=180)


@require_safe
def security(request: BlogRequest) -> HttpResponse:
    """Return the file; 404 if the operator named no contact."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        f"Preferred-Languages: {request.blog.language}, en",
        f"Canonical: {origin_of(request)}{request.path}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
