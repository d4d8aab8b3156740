"""Who calls the API with which method: tokens, scopes, and answers to pages of other sites."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from blog.people.models import Account
from blog.people.tokens.finding import find_token
from blog.people.tokens.models import ApiToken, Scope
from blog.web.problems import problem_response
from blog.web.requests import BlogRequest

Args = ParamSpec("Args")
BEARER = "bearer "
# What browsers need to know before a script of another site may read an answer.
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class Problem(Exception):
    """An error of the caller, answered as problem details; `members` extend them."""

    def __init__(
        self, status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.members = status, detail, members
        self.headers = headers or {}

    def response(self) -> HttpResponse:
        return problem_response(self.status, self.detail, headers=self.headers, **self.members)


class ApiRequest(BlogRequest):
    """A request of a program; without a token, it is a stranger's."""

    token: ApiToken | None
    account: Account | None


class WriterRequest(ApiRequest):
    """A request with a token."""

    token: ApiToken
    account: Account


View = Callable[..., HttpResponse]


def methods(**views: View) -> View:
    """Return the view of a route from its views by method, such as `GET=index`.

    Only GET may be called from pages of other sites, and without a token.
    """
    if "GET" in views:
        views["HEAD"] = views["GET"]
    allowed = ", ".join([*views, "OPTIONS"])

    @csrf_exempt  # a token is no cookie: no browser sends it by itself
    def route(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": allowed})
        elif view := views.get(request.method or ""):
            response = _answer(request, view, arguments)
        else:
            refusal = f"This resource answers {allowed} only."
            response = Problem(405, refusal, headers={"Allow": allowed}).response()
        return _shared(response)

    return route


def scope_required(
    scope: Scope,
) -> Callable[
    [Callable[Concatenate[WriterRequest, Args], HttpResponse]],
    Callable[Concatenate[ApiRequest, Args], HttpResponse],
]:
    """Decorate a view for tokens that allow `scope`."""

    def guard(
        view: Callable[Concatenate[WriterRequest, Args], HttpResponse],
    ) -> Callable[Concatenate[ApiRequest, Args], HttpResponse]:
        @wraps(view)
        def guarded(request: ApiRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> Any:
            check_scope(request.token, scope)
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        return guarded

    return guard


def check_scope(token: ApiToken | None, scope: Scope) -> None:
    """Raise Problem unless there is a token that allows the scope."""
    if token is None:
        raise unauthorized("This needs an API token, in the header Authorization: Bearer.")
    if not token.allows(scope):
        challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
        refusal = f"The token does not have the scope {scope}, or its account not the right to it."
        headers = {"WWW-Authenticate": challenge}
        raise Problem(403, refusal, headers=headers, error="insufficient_scope", scope=scope)


def unauthorized(detail: str) -> Problem:
    headers = {"WWW-Authenticate": "Bearer"}
    return Problem(401, detail, headers=headers, error="unauthorized")


def token_of(request: BlogRequest, given: str = "") -> ApiToken | None:
    """Return the token in the header, or the `given` one; None without any.

    Raise Problem if it does not work.
    """
    header = request.headers.get("Authorization", "")
    if header.lower().startswith(BEARER):
        given = header[len(BEARER) :].strip()
    if not given:
        return None
    token = find_token(given, site=request.blog)
    if token is None:
        raise unauthorized("This token does not work: it is wrong, or was revoked.")
    return token


def _answer(request: Any, view: View, arguments: dict[str, Any]) -> HttpResponse:
    try:
        request.token = token_of(request)
        request.account = request.token.account if request.token else None
        return view(request, **arguments)
    except Problem as problem:
        return problem.response()


def _shared(response: HttpResponse) -> HttpResponse:
    """Let scripts of other sites read the answer; they send neither cookies nor tokens."""
    for name, value in SHARED.items():
        response.headers[name] = value
    return response
