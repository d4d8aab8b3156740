"""Recording when a session was last used, for the list of sessions in the admin panel."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from blog.people.sessions import record_use
from blog.web.requests import is_for_admin


class LastSeenMiddleware:
    """Middleware that records the use of a session; readers have none and cost no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_for_admin(request) and request.session.session_key:
            record_use(request.session)
        return response
