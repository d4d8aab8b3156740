"""No value of any parameter, field or part of a path leads to a server error."""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from lxml import html

from blog.people.models import Account, Role
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_picture,
    make_post,
    make_source,
    make_trashed,
)
from tests.house.test_walks import ARGUMENTS, address_of, routes

pytestmark = pytest.mark.django_db

NUMBER = "9" * 20
TOGETHER = 8  # fields in one request
TEXTS = (
    NUMBER,
    "[..1984]",
    "9999-12-31T23:59",
    "a\0b",
    "\ud800",
    "http://[",
    "\u202e[1, {}]²" * 1_000,
    "\u200b",
)
NOT_ALLOWED = 405
# The parameters that helpers of many views read.
PARAMETERS = {"before", "after", "q", "page", "p", "o", "e", "all", "next", "_popup", "_to_field"}
READ = re.compile(
    r"""(?:GET|POST|params|query|parameters)(?:\.get(?:list)?\(|\[)\s*"(\w+)"|"(\w+)" in """
)
LEAVES = {"admin:logout"}


def all_routes() -> list[tuple[str, URLPattern]]:
    return [route for route in routes(get_resolver()) if route[1].name and route[0] not in LEAVES]


@pytest.fixture(scope="module")
def planted(module_rows) -> dict[str, object]:
    """Make one row of everything that routes can name; return the arguments that name them."""
    source, picture = make_source(id="a"), make_picture()
    post = make_post(title="A", tags=("a",), body=f"<p>{citing(source)}</p>", lead_picture=picture)
    make_trashed()
    comment = make_comment(post=post)
    return {"slug": "a", "key": "a", "path": "2013/07/a/", "post": post, "comment": comment}


@pytest.fixture(scope="module")
def owner(module_rows) -> Account:
    return make_account(role=Role.OWNER)


def arguments_of(name: str, pattern: URLPattern, planted: dict[str, object]) -> dict[str, object]:
    """Return arguments with which the route finds a row, if there is one."""
    view = getattr(pattern.callback, "__module__", "")
    row = planted["comment"] if ".comments" in view else planted["post"]
    given = {"pk": row.pk, "number": 1, "slug": "a", "key": "a", "path": planted["path"]}
    if model := re.fullmatch(r"admin:blog_(\w+)_(change|delete|history)", name):
        found = apps.get_model("blog", model[1]).objects.order_by("pk").first()
        given["object_id"] = found.pk if found else 1
    return given


def parameters_of(pattern: URLPattern) -> set[str]:
    """Return the parameters that the route's module reads."""
    module = sys.modules.get(inspect.unwrap(pattern.callback).__module__)
    source = inspect.getsource(module) if module and module.__name__.startswith("blog.") else ""
    return PARAMETERS | {name for match in READ.findall(source) for name in match if name}


def odd_paths(name: str, pattern: URLPattern, given: dict[str, object]) -> Iterator[str]:
    """Yield the path with each argument in turn set to an odd value that the route takes."""
    converters = pattern.pattern.converters
    usual = {argument: given.get(argument, ARGUMENTS.get(argument)) for argument in converters}
    for argument, converter in converters.items():
        for value in (10**20, "9" * 20, "a\0b", "x" * 500):
            if re.fullmatch(converter.regex, str(value)):
                yield reverse(name, kwargs=usual | {argument: value})


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    listed = list(names)
    yield from (listed[start : start + size] for start in range(0, len(listed), size))


def client_of(name: str, owner: Account) -> Client:
    client = Client(raise_request_exception=False)
    if name.startswith("admin:"):
        client.force_login(owner)
    return client


def encoded(fields: dict[str, str]) -> str:
    """Encode a form; a lone surrogate becomes the bytes that some programs write for it."""
    pairs = {name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}
    return urlencode(pairs)


def send(client: Client, method: str, path: str, fields: dict[str, str]) -> int:
    """Return the status of the response, which is no server error."""
    kind = "application/x-www-form-urlencoded"
    if method == "GET":
        response = client.get(f"{path}?{encoded(fields)}")
    else:
        response = client.post(path, encoded(fields), content_type=kind)
    shown = {name: value[:40] for name, value in fields.items()}
    # 501 is oEmbed's answer to an unknown format.
    assert response.status_code < 500 or response.status_code == 501, (method, path, shown)
    if response.streaming:
        b"".join(response)
    return int(response.status_code)


def fields_of(page: bytes) -> dict[str, str]:
    """Return the fields of all forms of the page that post, with their values."""
    found: dict[str, str] = {}
    for form in html.fromstring(page).forms if page.strip() else ():
        if form.method == "POST":
            found |= {name: value or "" for name, value in form.form_values()}
            found |= {name: found.get(name, "") for name in form.fields if name}
    return found


ROUTES = [
    pytest.param(*route, id=f"{number}-{route[0]}") for number, route in enumerate(all_routes())
]


@pytest.mark.parametrize(("name", "pattern"), ROUTES)
def test_odd_values_are_no_server_errors(name, pattern, planted, owner):
    given = arguments_of(name, pattern, planted)
    client, path = client_of(name, owner), address_of(name, pattern, **given)
    shown = client.get(path)
    page = b"" if shown.streaming or shown.status_code != 200 else shown.content
    usual = fields_of(page) if b"<form" in page else {}
    parameters = parameters_of(pattern)
    for method, names in (("GET", parameters), ("POST", [*usual, *parameters])):
        for text in TEXTS:
            if send(client, method, path, dict.fromkeys(names, text)) == NOT_ALLOWED:
                break
    for fields in batched(usual, TOGETHER):  # some at a time, so that the others are valid
        send(client, "POST", path, usual | dict.fromkeys(fields, NUMBER))
    for odd in odd_paths(name, pattern, given):
        send(client, "GET", odd, {})
    for body in ("[]", '{"a": "\\ud800"}', "[[["):
        response = client.post(path, body, content_type="application/json")
        assert response.status_code < 500, (path, body)


@pytest.mark.parametrize(
    "path",
    [
        f"/admin/pictures/choose/?older={NUMBER}",
        f"/admin/posts/titles/?post={NUMBER}",
        f"/admin/posts/unsaved/?post={NUMBER}",
        f"/admin/comments/?older={NUMBER}&q=a%00b",
        f"/admin/blog/post/?p={NUMBER}&id__exact={NUMBER}",
    ],
)
def test_a_number_beyond_every_key_finds_nothing(path, owner):
    response = client_of("admin:index", owner).get(path, follow=True)
    assert response.status_code < 500


@pytest.mark.parametrize("action", ["tag", "publish", "withdraw", "trash"])
def test_bulk_changes_of_keys_beyond_every_key_are_no_server_errors(action, owner):
    client = client_of("admin:index", owner)
    for path, fields in (
        (f"/admin/posts/bulk/{action}/", {"posts": f"{NUMBER},1", "tags": "a"}),
        ("/admin/blog/post/", {"action": action, "_selected_action": NUMBER}),
        ("/admin/comments/decide/", {"chosen": NUMBER, "decision": "approve"}),
    ):
        assert client.post(path, fields).status_code < 500, path
