"""Errors for programs: problem details (RFC 9457) as JSON."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

API_PATH = "/api/"
MEDIA_TYPE = "application/problem+json"


def is_for_programs(request: HttpRequest) -> bool:
    """Return whether the request is for the API, whose errors are not pages."""
    return request.path_info.startswith(API_PATH)


def problem_response(
    status: int, detail: str = "", *, headers: Mapping[str, str] | None = None, **members: Any
) -> HttpResponse:
    """Return the problem as a response; `members` extend it."""
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        problem["detail"] = detail
    content = json.dumps(problem | members, ensure_ascii=False)
    given = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE, headers=given)
