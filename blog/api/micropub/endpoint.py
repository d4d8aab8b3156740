"""The Micropub endpoint and its media endpoint."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse

from blog.api import media
from blog.api.access import (
    ApiRequest,
    Problem,
    WriterRequest,
    check_scope,
    token_of,
    unauthorized,
)
from blog.api.micropub.commands import Command, command_in, form_token, invalid
from blog.api.micropub.properties import changed_fields, new_fields, properties_of, status_of
from blog.api.posts import saving
from blog.api.posts.fields import draft_of
from blog.api.responses import answer, no_content
from blog.people.models import Account
from blog.people.tokens.models import Scope
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.tags.counted import live_tags
from blog.text.formats.urls import split_url
from blog.web.origin import origin_of

QUERIES = ("config", "source", "syndicate-to", "category", "media-endpoint")
MAX_LISTED = 20


def query(request: ApiRequest) -> HttpResponse:
    """Answer a query about the blog, or about the source of a post."""
    if request.token is None or request.account is None:
        raise unauthorized("A Micropub query needs an API token.")
    origin, media_endpoint = origin_of(request), _media_endpoint(request)
    match request.GET.get("q", ""):
        case "config":
            data: dict[str, Any] = {"q": list(QUERIES), "syndicate-to": []}
            data |= {"media-endpoint": media_endpoint}
            data |= {"post-types": [{"type": "article", "name": "Post"}]}
        case "syndicate-to":
            data = {"syndicate-to": []}
        case "media-endpoint":
            data = {"media-endpoint": media_endpoint}
        case "category":
            data = {"categories": [tag.name for tag in live_tags()]}
        case "source":
            data = _source(request, request.account, origin=origin)
        case _:
            raise invalid(f"The query q is none of: {', '.join(QUERIES)}.")
    return answer(request, data)


def act(request: ApiRequest) -> HttpResponse:
    """Create, update, delete or undelete a post."""
    writer = _authorized(request, Scope.WRITE_POSTS)
    try:
        command = command_in(request)
        match command.action:
            case "create":
                return _create(writer, command)
            case "update":
                return _update(writer, command)
            case "delete":
                saving.trash(_post_at(writer, command.url), by=writer.account)
                return no_content()
        post = _post_at(writer, command.url, in_trash=True)
        saving.restore(post, by=writer.account)
        return no_content()
    except Problem as problem:
        raise _as_invalid(problem) from None


def upload(request: ApiRequest) -> HttpResponse:
    """Store a file and answer with its URL."""
    writer = _authorized(request, Scope.UPLOAD_MEDIA)
    file = media.uploaded_file(writer)
    if file is None:
        raise invalid("Send a form (multipart/form-data) with a file named file.")
    try:
        stored = media.store(file)
    except Problem as problem:
        raise _as_invalid(problem) from None
    data = media.media_data(stored, origin=origin_of(request))
    return answer(writer, data, status=201, headers={"Location": data["url"]})


def _create(request: WriterRequest, command: Command) -> HttpResponse:
    origin = origin_of(request)
    publishes = status_of(command.properties) != "draft"
    fields = new_fields(command.properties, photos=_uploaded_photos(request))
    draft = draft_of(fields, post=Post(), origin=origin) | Draft(publishes=publishes)
    post = saving.create(draft, by=request.account, site=request.blog)
    response = HttpResponse(status=201)
    response.headers["Location"] = _url_of(post, origin)
    return response


def _update(request: WriterRequest, command: Command) -> HttpResponse:
    post = _post_at(request, command.url)
    before, origin = _url_of(post, origin_of(request)), origin_of(request)
    version, status = post.version, status_of(command.properties)
    draft = draft_of(changed_fields(command, post), post=post, origin=origin)
    draft |= Draft(based_on=version, publishes=status == "published" and not post.is_live)
    saving.update(post, draft, by=request.account, site=request.blog)
    if status == "draft" and post.is_live:
        saving.withdraw(post, by=request.account)
    url = _url_of(post, origin)
    response = HttpResponse(status=201 if url != before else 204)
    if url != before:
        response.headers["Location"] = url
    return response


def _uploaded_photos(request: WriterRequest) -> list[str]:
    """Store the pictures of the form; return their marks. Raise Problem."""
    files: list[UploadedFile[Any]] = []
    if request.content_type == "multipart/form-data":
        for name in ("photo", "photo[]"):
            files += request.FILES.getlist(name)
    if files:
        check_scope(request.token, Scope.UPLOAD_MEDIA)
    origin = origin_of(request)
    return [media.media_data(media.store(file), origin=origin)["html"] for file in files]


def _source(request: ApiRequest, account: Account, *, origin: str) -> dict[str, Any]:
    """Return the properties of a post, those asked for or all, or of the newest posts."""
    assert request.token is not None
    url = request.GET.get("url", "")
    wanted = {*request.GET.getlist("properties[]"), *request.GET.getlist("properties")}
    if url:
        properties = properties_of(_readable(request, _post_of(account, url)), url=url)
        chosen = {name: properties[name] for name in properties if not wanted or name in wanted}
        return {"properties": chosen} if wanted else {"type": ["h-entry"], "properties": chosen}
    posts = Post.objects.editable_by(account).order_by("-saved_at", "-pk")
    if not request.token.allows(Scope.READ_DRAFTS):
        posts = posts.live()
    items = [
        {"type": ["h-entry"], "properties": properties_of(post, url=_url_of(post, origin))}
        for post in posts[:MAX_LISTED]
    ]
    return {"items": items}


def _readable(request: ApiRequest, post: Post) -> Post:
    """Return the post if the token may read it. Raise Problem."""
    if not post.is_live:
        check_scope(request.token, Scope.READ_DRAFTS)
    return post


def _post_at(request: WriterRequest, url: str, *, in_trash: bool = False) -> Post:
    return _post_of(request.account, url, in_trash=in_trash)


def _post_of(account: Account, url: str, *, in_trash: bool = False) -> Post:
    """Return the account's post at its permalink or its place in the API. Raise Problem."""
    path = split_url(url).path if url.isprintable() else ""
    permalink = Permalink.objects.filter(path=path).first()
    pk = permalink.post_id if permalink else None
    if pk is None:
        try:
            match = resolve(path)
        except Resolver404:
            raise invalid("There is no post at this url.") from None
        pk = match.kwargs.get("pk") if match.view_name == "api:post" else None
    if pk is None:
        raise invalid("There is no post at this url.")
    return saving.own_post(account, pk, in_trash=in_trash)


def _url_of(post: Post, origin: str) -> str:
    """Return the post's URL; that of a draft is its place in the API."""
    return origin + (post.get_absolute_url() or reverse("api:post", args=[post.pk]))


def _media_endpoint(request: ApiRequest) -> str:
    return origin_of(request) + reverse("api:micropub-media")


def _authorized(request: ApiRequest, scope: Scope) -> WriterRequest:
    """Return the request with the token of its header or its form. Raise Problem."""
    if request.token is None and request.content_type != "application/json":
        request.token = token_of(request, form_token(request))
        request.account = request.token.account if request.token else None
    check_scope(request.token, scope)
    return request  # type: ignore[return-value]


def _as_invalid(problem: Problem) -> Problem:
    """Return the problem as Micropub names it: what cannot be stored is an invalid request."""
    if problem.status not in {404, 415, 422}:
        return problem
    members = {"error_description": problem.detail, **problem.members, "error": "invalid_request"}
    return Problem(400, problem.detail, **members)
