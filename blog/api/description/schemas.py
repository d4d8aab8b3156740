"""The shapes of what the API answers and takes, as JSON Schema."""

from typing import Any

from blog.api.posts.fields import MAX_TAG, MAX_TAGS
from blog.comments.models import Kind as CommentKind
from blog.comments.models import State
from blog.people.tokens.models import Scope
from blog.posts.choices import Kind, Stage
from blog.site.models import CommentPolicy

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
URL: Schema = {"type": "string", "format": "uri"}
TIME: Schema = {"type": "string", "format": "date-time"}
MAYBE_TIME: Schema = {"type": ["string", "null"], "format": "date-time"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def maybe(name: str) -> Schema:
    return {"anyOf": [ref(name), {"type": "null"}]}


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def strings(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def struct(properties: dict[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object of which all properties but the optional ones are there."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def page_of(name: str) -> Schema:
    """Return the schema of a page of a list."""
    return struct({"items": array(ref(name)), "next": {**URL, "type": ["string", "null"]}})


_SUMMARY: dict[str, Schema] = {
    "id": INTEGER,
    "kind": strings(*Kind.values),
    "url": STRING,
    "api_url": URL,
    "title": STRING,
    "summary": STRING,
    "language": STRING,
    "published_at": MAYBE_TIME,
    "updated_at": MAYBE_TIME,
    "authors": array(ref("Named")),
    "tags": array(ref("Named")),
    "series": maybe("Named"),
    "lead_picture": maybe("Image"),
    "comment_count": INTEGER,
}
# With a token that may read drafts.
_OWN: dict[str, Schema] = {
    "stage": strings(*Stage.values),
    "slug": STRING,
    "version": {**INTEGER, "description": "Send it back with a change."},
    "planned_for": MAYBE_TIME,
    "saved_at": TIME,
    "has_unpublished_changes": BOOLEAN,
}
_DETAIL: dict[str, Schema] = {
    "content_html": STRING,
    "sources": {**array(STRING), "description": "The keys of the sources it cites."},
}
_CHANGES: dict[str, Schema] = {
    "title": {"type": "string", "minLength": 1, "maxLength": 300},
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{0,100}$"},
    "content_html": {
        **STRING,
        "description": 'HTML. <cite-ref data-source="KEY"></cite-ref> cites a source.',
    },
    "content_markdown": STRING,
    "summary": {"type": "string", "maxLength": 500},
    "language": {"type": "string", "maxLength": 12},
    "tags": {
        **array({"type": "string", "minLength": 1, "maxLength": MAX_TAG}),
        "maxItems": MAX_TAGS,
    },
    "published_at": MAYBE_TIME,
    "lead_picture": {"type": ["integer", "null"], "description": "The ID of a picture."},
    "comments": strings("", *CommentPolicy.values),
}
_MODERATED: dict[str, Schema] = {
    "state": strings(*State.values),
    "email": STRING,
    "reasons": array(STRING),
    "source_text": STRING,
}
_VERSION = {"type": "integer", "description": "The version that the change starts from."}

SCHEMAS: dict[str, Schema] = {
    "Blog": {
        "type": "object",
        "properties": {
            "name": STRING,
            "url": URL,
            "token": struct(
                {"name": STRING, "scopes": array(strings(*Scope.values)), "account": STRING}
            ),
        },
        "required": ["name", "url"],
    },
    "Named": struct({"name": STRING, "slug": STRING, "url": URL}),
    "Counted": struct({"name": STRING, "slug": STRING, "url": URL, "post_count": INTEGER}),
    "Image": struct(
        {"id": INTEGER, "url": URL, "alt": STRING, "width": INTEGER, "height": INTEGER}
    ),
    "PostSummary": struct({**_SUMMARY, **_OWN}, optional=tuple(_OWN)),
    "Post": struct(
        {**_SUMMARY, **_DETAIL, **_OWN, "source_html": STRING},
        optional=(*_OWN, "source_html"),
    ),
    "NewPost": {
        "type": "object",
        "properties": {"kind": strings(*Kind.values), "publish": BOOLEAN, **_CHANGES},
        "required": ["title"],
        "additionalProperties": False,
    },
    "PostChange": {
        "type": "object",
        "properties": {
            "version": _VERSION,
            "as_draft": BOOLEAN,
            "correction": {"type": "string", "maxLength": 1000},
            **_CHANGES,
        },
        "required": ["version"],
        "additionalProperties": False,
    },
    "Publication": {
        "type": "object",
        "properties": {"version": _VERSION, "published_at": MAYBE_TIME},
        "required": ["version"],
        "additionalProperties": False,
    },
    "Withdrawal": {
        "type": "object",
        "properties": {"reason": {"type": "string", "maxLength": 300}},
        "additionalProperties": False,
    },
    "Source": {
        "type": "object",
        "description": "A CSL-JSON 1.0.2 item; its page is in custom.ibid-page.",
        "properties": {"id": STRING, "type": STRING, "title": STRING, "custom": {"type": "object"}},
        "required": ["id", "type", "custom"],
    },
    "Comment": struct(
        {
            "id": INTEGER,
            "post": INTEGER,
            "parent": {"type": ["integer", "null"]},
            "kind": strings(*CommentKind.values),
            "url": URL,
            "name": STRING,
            "website": STRING,
            "content_html": STRING,
            "created_at": TIME,
            "edited_at": MAYBE_TIME,
            **_MODERATED,
        },
        optional=tuple(_MODERATED),
    ),
    "Media": struct(
        {"id": INTEGER, "kind": strings("picture", "file"), "url": URL, "html": STRING}
    ),
    "Problem": {
        "type": "object",
        "properties": {
            "type": STRING,
            "title": STRING,
            "status": INTEGER,
            "detail": STRING,
            "errors": array(struct({"pointer": STRING, "detail": STRING})),
        },
        "required": ["type", "title", "status"],
    },
}
