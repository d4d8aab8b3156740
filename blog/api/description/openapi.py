"""The OpenAPI document."""

from typing import Any

from django.http import HttpResponse

from blog import __version__
from blog.api.access import ApiRequest
from blog.api.description.operations import PATHS
from blog.api.description.schemas import SCHEMAS
from blog.api.responses import answer
from blog.web.origin import origin_of

ABOUT = (
    "Posts, sources and comments of this blog. What everybody may read needs no token; "
    "tokens are made under Profile, API tokens."
)


def show(request: ApiRequest) -> HttpResponse:
    return answer(request, document(origin=origin_of(request)))


def document(*, origin: str) -> dict[str, Any]:
    """Return the description of the API at `origin`."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ibid", "version": __version__, "description": ABOUT},
        "servers": [{"url": origin}],
        "paths": PATHS,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
