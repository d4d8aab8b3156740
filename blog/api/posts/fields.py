"""The fields of a post that a program sends, checked and made into a draft."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from django.http import HttpRequest

from blog.api.access import Problem
from blog.api.parameters import parse_moment
from blog.api.posts.texts import stored_html
from blog.media.models import Picture
from blog.posts.choices import Kind
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.permalinks.assigning import is_page_path_taken
from blog.site.models import CommentPolicy
from blog.text.formats.post_markdown import post_html

MAX_TAGS, MAX_TAG = 50, 100
_SLUG = re.compile(r"[-a-zA-Z0-9_]{0,100}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?")


def json_body(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object in the body; an empty body is one without members. Raise Problem."""
    if request.content_type not in {"application/json", "text/plain", ""}:
        raise Problem(415, "Send JSON, with the header Content-Type: application/json.")
    try:
        data = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON.") from None
    if not isinstance(data, dict):
        raise Problem(400, "The body is not a JSON object.")
    return data


def draft_of(data: Mapping[str, Any], *, post: Post, origin: str) -> Draft:
    """Return the draft with the fields in `data`. Raise Problem, which names every wrong field."""
    draft: dict[str, Any] = {}
    errors = []
    for name, value in data.items():
        try:
            key, read = FIELDS[name]
            draft[key] = read(value)
        except KeyError:
            errors.append({"pointer": f"/{name}", "detail": "There is no such field."})
        except ValueError as error:
            errors.append({"pointer": f"/{name}", "detail": str(error)})
    errors += _page_errors(draft, post)
    if errors:
        raise Problem(422, "Some fields are wrong; nothing was stored.", errors=errors)
    if "body" in draft:
        draft["body"] = stored_html(draft["body"], origin=origin)
    return cast(Draft, draft)


def required(data: Mapping[str, Any], name: str) -> Any:
    """Return the field of the request. Raise Problem if it is not given."""
    if name not in data:
        errors = [{"pointer": f"/{name}", "detail": "This field is required."}]
        raise Problem(422, f"The field {name} is missing; nothing was stored.", errors=errors)
    return data[name]


def based_on(data: dict[str, Any]) -> int:
    """Take the version that a change starts from out of the request. Raise Problem."""
    version = required(data, "version")
    if isinstance(version, bool) or not isinstance(version, int):
        errors = [{"pointer": "/version", "detail": "This is not a number."}]
        raise Problem(422, "Some fields are wrong; nothing was stored.", errors=errors)
    del data["version"]
    return version


def flag(data: dict[str, Any], name: str) -> bool:
    """Take a boolean out of the request; False if it is not given. Raise Problem."""
    value = data.pop(name, False)
    if not isinstance(value, bool):
        errors = [{"pointer": f"/{name}", "detail": "This is neither true nor false."}]
        raise Problem(422, "Some fields are wrong; nothing was stored.", errors=errors)
    return value


def _page_errors(draft: Mapping[str, Any], post: Post) -> list[dict[str, str]]:
    is_page = draft.get("kind", post.kind) == Kind.PAGE
    slug = draft.get("slug", "")
    if is_page and slug and is_page_path_taken(slug, by_other_than=post.pk):
        return [{"pointer": "/slug", "detail": "Another page has this slug."}]
    return []


def _string(most: int, *, is_required: bool = False) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError("This is not a text.")
        _check_storable(value)
        if len(value) > most:
            raise ValueError(f"This is longer than {most} characters.")
        if is_required and not value.strip():
            raise ValueError("This is empty.")
        return value

    return read


def _check_storable(value: str) -> None:
    """Raise ValueError if no database stores the text."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("This contains characters that are no text.")


def _matching(pattern: re.Pattern[str], message: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > 100 or not pattern.fullmatch(value):
            raise ValueError(message)
        return value

    return read


def _choice(*choices: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"This is none of: {', '.join(filter(None, choices))}.")
        return str(value)

    return read


def _tags(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MAX_TAGS:
        raise ValueError(f"This is not a list of at most {MAX_TAGS} texts.")
    names = [" ".join(_string(MAX_TAG, is_required=True)(name).split()) for name in value]
    return list(dict.fromkeys(names))


def _moment(value: Any) -> Any:
    if value is None:
        return None
    moment = parse_moment(value) if isinstance(value, str) else None
    if moment is None:
        raise ValueError("This is not a time such as 2013-07-15T12:00:00Z.")
    return moment


def _picture(value: Any) -> Picture | None:
    if value is None:
        return None
    is_key = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**18
    picture = Picture.objects.kept().filter(pk=value).first() if is_key else None
    if picture is None:
        raise ValueError("There is no picture with this ID.")
    return picture


def _language(value: Any) -> str:
    language = _matching(_LANGUAGE, "This is no language tag such as en.")(value)
    if len(language) > 12:
        raise ValueError("This is longer than 12 characters.")
    return language


_LONG = 1_000_000
# By the name in requests: the part of a draft, and how it is read.
FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "kind": ("kind", _choice(*Kind.values)),
    "title": ("title", _string(300, is_required=True)),
    "slug": ("slug", _matching(_SLUG, "This is no slug: it has only letters, digits, - and _.")),
    "content_html": ("body", _string(_LONG)),
    "content_markdown": ("body", lambda value: post_html(_string(_LONG)(value))),
    "summary": ("summary", _string(500)),
    "language": ("language", _language),
    "tags": ("tags", _tags),
    "published_at": ("publish_at", _moment),
    "lead_picture": ("lead_picture", _picture),
    "comments": ("comment_policy", _choice("", *CommentPolicy.values)),
    "correction": ("correction", _string(1000)),
}
