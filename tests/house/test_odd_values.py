"""No value of any parameter, field or part of a path leads to a server error."""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from urllib.parse import urlencode

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse
from lxml import html

from blog.people.models import Account
from tests.house.test_walks import ARGUMENTS, OPEN_ADMIN_ROUTES, address_of, routes
from tests.sample_admin import make_empty_blog, write_sample_admin
from tests.sample_blog import write_sample_blog
from tests.sample_routes import key_of, write_rest

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
NOT_FOUND = 404
NOT_ALLOWED = 405
# The parameters that helpers of many views read.
PARAMETERS = {"before", "after", "q", "page", "p", "o", "e", "all", "next", "_popup", "_to_field"}
READ = re.compile(
    r"""(?:GET|POST|params|query|parameters)(?:\.get(?:list)?\(|\[)\s*"(\w+)"|"(\w+)" in """
)
LEAVES = {"admin:logout"}
# Routes that find nothing with usual values, and the reason.
FINDS_NOTHING = {
    "admin:style-add": "the walk sends no name of a style",
    "security": "the operator named no contact",
    "webmention-outcome": "nobody sent a webmention",
}
READER = {"slug": "days", "path": "2013/07/day-0/", "key": "ledger", "number": 1}


def all_routes() -> list[tuple[str, URLPattern]]:
    return [route for route in routes(get_resolver()) if route[1].name and route[0] not in LEAVES]


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> Iterator[None]:
    """Keep pictures, files and copies in folders of this module."""
    folder = tmp_path_factory.mktemp("odd")
    copies = {**settings.STORAGES["copies"], "OPTIONS": {"location": folder, "base_url": None}}
    with override_settings(
        MEDIA_ROOT=str(folder / "media"), STORAGES={**settings.STORAGES, "copies": copies}
    ):
        yield


@pytest.fixture(scope="module")
def planted(folders, module_queue, module_rows) -> dict[str, dict[str, object]]:
    """Write the sample blog; return the arguments of routes that need a row in some state."""
    make_empty_blog()
    write_sample_blog()
    return write_rest(write_sample_admin())


@pytest.fixture(scope="module")
def owner(planted) -> Account:
    return Account.objects.get(username="anna")


def arguments_of(
    name: str, pattern: URLPattern, planted: dict[str, dict[str, object]]
) -> dict[str, object]:
    """Return arguments with which the route finds a row."""
    given: dict[str, object] = dict(READER)
    if name in planted:
        return given | planted[name]
    if model := re.fullmatch(r"admin:blog_(\w+)_(change|delete|history)", name):
        found = apps.get_model("blog", model[1]).objects.order_by("pk").first()
        return given | {"object_id": found.pk if found else 1}
    if "pk" in pattern.pattern.converters:
        given["pk"] = key_of(address_of(name, pattern, **given, pk=1).lstrip("/"))
    return given


def path_of(name: str, pattern: URLPattern, given: dict[str, object]) -> str:
    query = f"?{given['query']}" if "query" in given else ""
    return address_of(name, pattern, **given) + query


def module_of(pattern: URLPattern) -> ModuleType | None:
    module = sys.modules.get(inspect.unwrap(pattern.callback).__module__)
    return module if module and module.__name__.startswith("blog.") else None


def parameters_of(pattern: URLPattern) -> set[str]:
    """Return the parameters that the route's module reads."""
    module = module_of(pattern)
    source = inspect.getsource(module) if module else ""
    read = {name for match in READ.findall(source) for name in match if name}
    return PARAMETERS | read | set(fields_in(module))


def fields_in(module: ModuleType | None) -> dict[str, forms.Field]:
    """Return the fields of all forms that the route's module makes or imports."""
    found: dict[str, forms.Field] = {}
    for form in vars(module).values() if module else ():
        if isinstance(form, type) and issubclass(form, forms.BaseForm):
            found |= getattr(form, "base_fields", {})
    return found


def file_fields_of(pattern: URLPattern) -> set[str]:
    fields = fields_in(module_of(pattern))
    return {name for name, field in fields.items() if isinstance(field, forms.FileField)}


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
    client = Client(raise_request_exception=False, headers={"Sec-Fetch-Site": "same-origin"})
    if name.startswith("admin:") and name not in OPEN_ADMIN_ROUTES:
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
        path = path.partition("?")[0]
        response = client.get(f"{path}?{encoded(fields)}")
    else:
        response = client.post(path, encoded(fields), content_type=kind)
    shown = {name: value[:40] for name, value in fields.items()}
    # 501 is oEmbed's answer to an unknown format.
    assert response.status_code < 500 or response.status_code == 501, (method, path, shown)
    content_of(response)
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
    client, path = client_of(name, owner), path_of(name, pattern, given)
    usual = usual_fields(name, client, path)
    parameters = parameters_of(pattern)
    for method, names in (("GET", parameters), ("POST", [*usual, *parameters])):
        for text in TEXTS:
            if send(client, method, path, dict.fromkeys(names, text)) == NOT_ALLOWED:
                break
    for fields in batched(usual, TOGETHER):  # some at a time, so that the others are valid
        send(client, "POST", path, usual | dict.fromkeys(fields, NUMBER))
    for odd in odd_paths(name, pattern, given):
        if send(client, "GET", odd, {}) == NOT_ALLOWED:
            send(client, "POST", odd, {})
    for body in ("[]", '{"a": "\\ud800"}', "[[["):
        response = client.post(path, body, content_type="application/json")
        assert response.status_code < 500, (path, body)


def usual_fields(name: str, client: Client, path: str) -> dict[str, str]:
    """Return the fields of the page, which the route finds."""
    shown = client.get(path)
    found = shown if shown.status_code != NOT_ALLOWED else client.post(path)
    assert (found.status_code == NOT_FOUND) == (name in FINDS_NOTHING), path
    page = content_of(shown) if shown.status_code == 200 else b""
    return fields_of(page) if b"<form" in page else {}


def content_of(response: HttpResponse) -> bytes:
    """Return the content, read to its end: that closes a file, and no connection."""
    return b"".join(response) if response.streaming else response.content


UPLOADS = [route for route in ROUTES if file_fields_of(route.values[1])]
FILES = (("a\0\u202e.png", b""), ("../" + "x" * 300 + ".pdf", b"\xff\0" * 500), ("a.zip", b"PK"))


@pytest.mark.parametrize(("name", "pattern"), UPLOADS)
def test_odd_files_are_no_server_errors(name, pattern, planted, owner):
    given = arguments_of(name, pattern, planted)
    client, path = client_of(name, owner), path_of(name, pattern, given)
    usual = usual_fields(name, client, path)
    for file_name, content in FILES:
        files = {field: SimpleUploadedFile(file_name, content) for field in file_fields_of(pattern)}
        response = client.post(path, usual | files)
        assert response.status_code < 500, (path, file_name)


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
