"""What a Micropub request asks for, whether it comes as a form or as JSON."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from blog.api.access import Problem
from blog.api.posts.fields import json_body

ACTIONS = ("create", "update", "delete", "undelete")
OF_THE_REQUEST = {"h", "access_token", "action", "url"}

Properties = dict[str, list[Any]]


@dataclass(frozen=True)
class Command:
    """An action, with the properties of a new post or the changes to the post at `url`.

    `removed` are values to take away, by property; None takes away all of them.
    """

    action: str
    url: str = ""
    properties: Properties = field(default_factory=dict)
    added: Properties = field(default_factory=dict)
    removed: dict[str, list[Any] | None] = field(default_factory=dict)


def invalid(detail: str) -> Problem:
    return Problem(400, detail, error="invalid_request", error_description=detail)


def command_in(request: HttpRequest) -> Command:
    """Return the command. Raise Problem."""
    if request.content_type == "application/json":
        return _from_json(json_body(request))
    return _from_form(request)


def form_token(request: HttpRequest) -> str:
    """Return the token in the fields of a form; "" if there is none. Raise Problem."""
    try:
        return request.POST.get("access_token", "")
    except (MultiPartParserError, UnreadablePostError):
        raise invalid("The form cannot be read.") from None


def _from_form(request: HttpRequest) -> Command:
    form = request.POST
    properties: Properties = {}
    for name in form:
        if name not in OF_THE_REQUEST:
            values = [value for value in form.getlist(name) if value]
            properties.setdefault(name.removesuffix("[]"), []).extend(values)
    command = Command(form.get("action", "create"), form.get("url", ""), properties)
    if command.action == "update":
        raise invalid("An update must be sent as JSON.")
    return _checked(command, kind=f"h-{form.get('h', 'entry')}")


def _from_json(data: dict[str, Any]) -> Command:
    action, url = data.get("action", "create"), data.get("url", "")
    if not isinstance(action, str) or not isinstance(url, str):
        raise invalid("The action and the url are not texts.")
    if action != "update":
        kinds = data.get("type") or ["h-entry"]
        kind = kinds[0] if isinstance(kinds, list) else kinds
        return _checked(Command(action, url, _lists(data, "properties")), kind=kind)
    removed: Any = data.get("delete", {})
    if isinstance(removed, list) and all(isinstance(name, str) for name in removed):
        gone: dict[str, list[Any] | None] = dict.fromkeys(removed)
    else:
        gone = {**_lists(data, "delete")}
    command = Command(action, url, _lists(data, "replace"), _lists(data, "add"), gone)
    return _checked(command, kind="h-entry")


def _lists(data: dict[str, Any], name: str) -> Properties:
    """Return an object whose values are lists. Raise Problem."""
    found = data.get(name, {})
    is_object = isinstance(found, dict)
    if not is_object or not all(isinstance(values, list) for values in found.values()):
        raise invalid(f"Each value in {name} must be a list.")
    return dict(found)


def _checked(command: Command, *, kind: Any) -> Command:
    if command.action not in ACTIONS:
        raise invalid(f"There is no action {command.action}.")
    if kind != "h-entry":
        raise invalid("Only entries (h-entry) can be posted here.")
    if command.action != "create" and not command.url:
        raise invalid("The url of the post is missing.")
    return command
