"""What the API does, by path and method, as OpenAPI operations."""

from typing import Any

from blog.api.description.schemas import INTEGER, STRING, TIME, Schema, page_of, ref, strings
from blog.api.parameters import MAX_LIMIT
from blog.comments.models import State
from blog.people.tokens.models import Scope
from blog.posts.choices import Kind, Stage

Operation = dict[str, Any]
JSON = "application/json"
_KEY = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
_SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": ref("Problem")}},
    }


def _answer(schema: Schema, description: str) -> dict[str, Any]:
    return {"description": description, "content": {JSON: {"schema": schema}}}


def _parameter(name: str, schema: Schema, description: str, *, where: str = "query") -> Any:
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "schema": schema,
        "description": description,
    }


def _read(
    name: str, summary: str, schema: Schema, *parameters: Any, scope: Scope | None = None
) -> Operation:
    """Return an operation that everybody may call; a token with the scope shows more."""
    security: list[Any] = [{}] if scope is None else [{}, {"token": [scope.value]}]
    return {
        "operationId": name,
        "summary": summary,
        "security": security,
        "parameters": list(parameters),
        "responses": {
            "200": _answer(schema, "What was asked for."),
            "304": {"description": "It is as the If-None-Match header says."},
            "400": _problem("A parameter is wrong."),
            "401": _problem("The token does not work, or one is needed."),
            "403": _problem("The token has not the scope."),
            "404": _problem("There is no such item."),
            "429": _problem("Too many requests: wait as Retry-After says."),
        },
    }


def _write(
    name: str,
    summary: str,
    scope: Scope,
    answer: dict[str, Any],
    *parameters: Any,
    body: Schema | None = None,
    media_type: str = JSON,
) -> Operation:
    operation: Operation = {
        "operationId": name,
        "summary": summary,
        "security": [{"token": [scope.value]}],
        "parameters": list(parameters),
        "responses": {
            **answer,
            "400": _problem("The body cannot be read."),
            "401": _problem("There is no token, or it does not work."),
            "403": _problem("The token has not the scope, or its account not the right."),
            "404": _problem("There is no such item, or the account may not change it."),
            "409": _problem("It has been changed since that version, or is in another state."),
            "413": _problem("The body is too large."),
            "415": _problem("The body is not JSON."),
            "422": _problem("A field is wrong; nothing was stored."),
            "429": _problem("Too many requests: wait as Retry-After says."),
        },
    }
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {media_type: {"schema": body}}}
    return operation


_PAGING = (
    _parameter("cursor", STRING, "From the `next` of the page before."),
    _parameter("limit", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}, "Items a page."),
)
_SINCE = _parameter("since", TIME, "Only what is dated from then on.")
_TAG = _parameter("tag", STRING, "Only those with the tag with this slug.")
_POST_ID = _parameter("id", _KEY, "The ID of the post.", where="path")
_COMMENT_ID = _parameter("id", _KEY, "The ID of the comment.", where="path")
_SAVED = {"200": _answer(ref("Post"), "The post as it is stored now.")}
_DECIDED = {"200": _answer(ref("Comment"), "The comment with its new state.")}
_FORM = {
    "type": "object",
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "alt": STRING,
        "caption": STRING,
        "credit": STRING,
    },
    "required": ["file"],
}
POSTS, MEDIA, MODERATE = Scope.WRITE_POSTS, Scope.UPLOAD_MEDIA, Scope.MODERATE

PATHS: dict[str, dict[str, Operation]] = {
    "/api/v1/": {"get": _read("index", "The blog, and where everything is", ref("Blog"))},
    "/api/v1/posts/": {
        "get": _read(
            "listPosts",
            "Posts and pages, newest first",
            page_of("PostSummary"),
            *_PAGING,
            _parameter("kind", strings(*Kind.values), "Only posts or only pages."),
            _TAG,
            _parameter("author", STRING, "Only those by the author with this slug."),
            _SINCE,
            _parameter("stage", strings(*Stage.values), "Needs a token: one's own in this stage."),
            scope=Scope.READ_DRAFTS,
        ),
        "post": _write(
            "createPost",
            "Store a new post or page",
            POSTS,
            {"201": _answer(ref("Post"), "The new post.")},
            body=ref("NewPost"),
        ),
    },
    "/api/v1/posts/{id}/": {
        "get": _read("showPost", "A post", ref("Post"), _POST_ID, scope=Scope.READ_DRAFTS),
        "patch": _write(
            "updatePost", "Change a post", POSTS, _SAVED, _POST_ID, body=ref("PostChange")
        ),
        "delete": _write(
            "trashPost",
            "Move a post to the trash",
            POSTS,
            {"204": {"description": "It is in the trash."}},
            _POST_ID,
        ),
    },
    "/api/v1/posts/{id}/publish/": {
        "post": _write(
            "publishPost", "Publish a post", POSTS, _SAVED, _POST_ID, body=ref("Publication")
        )
    },
    "/api/v1/posts/{id}/withdraw/": {
        "post": _write(
            "withdrawPost", "Withdraw a post", POSTS, _SAVED, _POST_ID, body=ref("Withdrawal")
        )
    },
    "/api/v1/posts/{id}/restore/": {
        "post": _write("restorePost", "Restore a post from the trash", POSTS, _SAVED, _POST_ID)
    },
    "/api/v1/sources/": {
        "get": _read(
            "listSources", "Sources that posts use", page_of("Source"), *_PAGING, _TAG, _SINCE
        )
    },
    "/api/v1/sources/{key}/": {
        "get": _read(
            "showSource",
            "A source",
            ref("Source"),
            _parameter("key", _SLUG, "The key of the source.", where="path"),
        )
    },
    "/api/v1/comments/": {
        "get": _read(
            "listComments",
            "Comments, newest first",
            page_of("Comment"),
            *_PAGING,
            _parameter("post", {**INTEGER, "minimum": 0}, "Only those on the post with this ID."),
            _SINCE,
            _parameter("state", strings(*State.values), "Needs a token: those to moderate."),
            scope=MODERATE,
        )
    },
    "/api/v1/comments/{id}/": {
        "get": _read("showComment", "A comment", ref("Comment"), _COMMENT_ID)
    },
    **{
        f"/api/v1/comments/{{id}}/{action}/": {
            "post": _write(f"{action}Comment", summary, MODERATE, _DECIDED, _COMMENT_ID)
        }
        for action, summary in {
            "approve": "Publish a comment",
            "reject": "Reject a comment",
            "spam": "Mark a comment as spam",
        }.items()
    },
    "/api/v1/tags/": {
        "get": _read("listTags", "Tags of live posts, by name", page_of("Counted"), *_PAGING)
    },
    "/api/v1/authors/": {
        "get": _read("listAuthors", "Authors of live posts, by name", page_of("Counted"), *_PAGING)
    },
    "/api/v1/media/": {
        "post": _write(
            "uploadMedia",
            "Upload a picture or file",
            MEDIA,
            {"201": _answer(ref("Media"), "What was stored.")},
            body=_FORM,
            media_type="multipart/form-data",
        )
    },
}
