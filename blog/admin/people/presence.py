"""Middleware that records when a session was last used, for the list of sessions."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from blog.people.sessions import note_presence
from blog.web.requests import is_for_admin


class PresenceMiddleware:
    """Readers have no session: nothing is asked and nothing noted for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_for_admin(request) and request.session.session_key:
            note_presence(request.session)
        return response
