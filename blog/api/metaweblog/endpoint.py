"""The XML-RPC endpoint, and the RSD document that leads editors to it."""

import inspect
from typing import Any
from xml.sax.saxutils import quoteattr
from xmlrpc.client import Fault, dumps

from django.http import HttpResponse
from django.urls import reverse

from blog.api.access import ApiRequest, Problem
from blog.api.metaweblog.calls import BAD_REQUEST, Call, read_call
from blog.api.metaweblog.methods import BLOG, METHODS
from blog.web.origin import origin_of

RSD_TYPE = "application/rsd+xml"
APIS = ("WordPress", "Movable Type", "MetaWeblog", "Blogger")
NO_METHOD = -32601  # of the specification of fault codes


def call(request: ApiRequest) -> HttpResponse:
    """Answer a call with the result of its method, or a fault."""
    try:
        result: Any = (_result(read_call(request)),)
    except Fault as fault:
        result = fault
    except Problem as problem:
        result = Fault(problem.status, problem.detail)
    content = dumps(result, methodresponse=True, allow_none=True, encoding="utf-8")
    return HttpResponse(
        content, content_type="text/xml; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def rsd(request: ApiRequest) -> HttpResponse:
    """Show where the endpoint is (Really Simple Discovery)."""
    origin = origin_of(request)
    link = quoteattr(origin + reverse("api:metaweblog"))
    apis = "".join(
        f'<api name="{name}" blogID="{BLOG}" preferred="{str(name == APIS[0]).lower()}"'
        f" apiLink={link}/>"
        for name in APIS
    )
    content = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rsd version="1.0" xmlns="http://archipelago.phrasewise.com/rsd"><service>'
        f"<engineName>Ibid</engineName><homePageLink>{origin}/</homePageLink>"
        f"<apis>{apis}</apis></service></rsd>\n"
    )
    return HttpResponse(content, content_type=f"{RSD_TYPE}; charset=utf-8")


def _result(called: Call) -> Any:
    """Return what the method returns. Raise Fault or Problem."""
    method = METHODS.get(called.method)
    if method is None:
        raise Fault(NO_METHOD, f"There is no method {called.method}.")
    try:
        arguments = inspect.signature(method).bind(called.caller, *called.parameters)
    except TypeError:
        raise Fault(BAD_REQUEST, f"{called.method} is called with other parameters.") from None
    return method(*arguments.args, **arguments.kwargs)
