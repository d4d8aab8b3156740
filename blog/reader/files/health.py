"""For programs that watch the blog: whether it lives, whether it is ready, metrics."""

import hmac
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from blog.operations.health.figures import gauges
from blog.operations.health.probes import Health, probe_all, worst
from blog.web.observing.metrics import CONTENT_TYPE, exposition

FORWARDED = ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")
NOT_STORED = {"Cache-Control": "no-store"}


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the server responds, even while its database is busy or away."""
    return HttpResponse("ok\n", content_type="text/plain", headers=NOT_STORED)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether this host can answer, with 503 if not; details are for those who may see them."""
    probes = probe_all()
    is_detailed, is_failed = _may_watch(request), worst(probes) == Health.FAILED
    checks = {
        probe.name: {"status": probe.health} | ({"message": probe.message} if is_detailed else {})
        for probe in probes
    }
    answer = {"status": worst(probes), "checks": checks}
    headers = NOT_STORED | ({"Retry-After": "60"} if is_failed else {})
    return JsonResponse(answer, status=503 if is_failed else 200, headers=headers)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the metrics; 404 for who may not see them."""
    if not _may_watch(request):
        raise Http404
    return HttpResponse(exposition(gauges()), content_type=CONTENT_TYPE, headers=NOT_STORED)


def _may_watch(request: HttpRequest) -> bool:
    """Return whether the client has the token or, without one, is a program on this machine."""
    if token := settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    is_forwarded = any(name in request.headers for name in FORWARDED)
    return not is_forwarded and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(ip: str) -> bool:
    try:
        return ip_address(ip).is_loopback
    except ValueError:
        return False
