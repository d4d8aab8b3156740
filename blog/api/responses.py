"""Answers as JSON, with their tags for conditional requests."""

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from blog.api.access import ApiRequest


def answer(
    request: ApiRequest, data: Any, *, status: int = 200, headers: dict[str, str] | None = None
) -> HttpResponse:
    """Return the data as JSON, or 304 if the program has it already."""
    content = json.dumps(data, ensure_ascii=False).encode()
    given = {
        "Cache-Control": "private, no-cache" if request.token else "no-cache",
        "Vary": "Authorization",
        **(headers or {}),
    }
    response = None
    if status == 200 and request.method in {"GET", "HEAD"}:
        given["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(content, status=status, content_type="application/json")
    for name, value in given.items():
        response.headers[name] = value
    return response


def no_content() -> HttpResponse:
    return HttpResponse(status=204)
