"""Reading a call: of a stranger no more than its first bytes, which have the token."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xmlrpc.client import Fault

from django.http import UnreadablePostError
from lxml import etree

from blog.api.metaweblog.values import Malformed, value_in
from blog.people.models import Account
from blog.people.tokens.finding import find_token
from blog.people.tokens.models import ApiToken
from blog.site.models import Site
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

CHUNK = 65_536
BAD_REQUEST, FORBIDDEN = 400, 403
# Where the username is among the parameters, if not the second; the password follows it.
USERNAME_AT = {
    "wp.getUsersBlogs": 0,
    "blogger.deletePost": 2,
    "wp.getPage": 2,
    "wp.editPage": 2,
}
OPEN = {"system.listMethods", "mt.supportedMethods", "mt.supportedTextFilters"}


@dataclass(frozen=True)
class Caller:
    """Who calls, with which token, and the blog."""

    token: ApiToken
    site: Site
    origin: str

    @property
    def account(self) -> Account:
        return self.token.account


@dataclass(frozen=True)
class Call:
    """A method with its parameters, without the username and the password."""

    method: str
    parameters: list[Any]
    caller: Caller | None


def read_call(request: BlogRequest) -> Call:
    """Return the call. Raise Fault if it cannot be read, or its token does not work."""
    try:
        return _read(request)
    except (etree.XMLSyntaxError, Malformed, UnreadablePostError) as error:
        raise Fault(BAD_REQUEST, f"The call cannot be read: {error}") from None


def _read(request: BlogRequest) -> Call:
    """Read the body in parts. After the first, go on only for somebody who may call."""
    method, parameters = "", list[Any]()
    caller: Caller | None = None
    for name, value in _parts(request):
        if name == "first part":
            caller = _caller(request, method, parameters)
        elif name == "methodName":
            method = value
        else:
            parameters.append(value)
    if caller is not None:
        start = USERNAME_AT.get(method, 1)
        del parameters[start : start + 2]
    return Call(method, parameters, caller)


def _parts(request: BlogRequest) -> Iterator[tuple[str, Any]]:
    """Yield the method's name and the parameters as they come, and "first part" after it."""
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=True
    )
    is_first = True
    while data := request.read(CHUNK):
        parser.feed(data)
        yield from _elements(parser)
        if is_first:
            yield "first part", None
        is_first = False
    parser.close()
    if is_first:
        raise Malformed("The body is empty.")


def _elements(parser: Any) -> Iterator[tuple[str, Any]]:
    for event, element in parser.read_events():
        if event == "start":
            if element.getparent() is None and element.getroottree().docinfo.doctype:
                raise Malformed("It has a document type.")
        elif element.tag == "methodName":
            yield "methodName", (element.text or "").strip()
        elif element.tag == "param":
            value = element.find("value")
            if value is None:
                raise Malformed("A parameter has no value.")
            yield "param", value_in(value)
            element.clear()


def _caller(request: BlogRequest, method: str, parameters: list[Any]) -> Caller | None:
    """Return who calls, by what was read so far. Raise Fault."""
    if method in OPEN:
        return None
    start = USERNAME_AT.get(method, 1)
    username, password = (*parameters[start : start + 2], "", "")[:2]
    token = find_token(password, site=request.blog) if isinstance(password, str) else None
    if token is None or token.account.username != username:
        raise Fault(
            FORBIDDEN,
            "The username or the token is wrong. The password must be an API token, which is "
            "made under Profile, API tokens.",
        )
    return Caller(token, request.blog, origin_of(request))
