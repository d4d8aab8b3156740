"""Posts as the structs of MetaWeblog and WordPress, and back."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from xmlrpc.client import Fault

from django.utils import timezone

from blog.api.metaweblog.calls import BAD_REQUEST, Caller
from blog.api.posts.texts import plain_title, with_keys
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.text.formats.post_markdown import post_html

STATES = {Stage.PUBLISHED: "publish", Stage.SCHEDULED: "future"}
_BLOCK = re.compile(
    r"<(p|div|h[1-6]|ul|ol|dl|figure|blockquote|table|pre|details|img)\b", re.IGNORECASE
)


def post_struct(post: Post, caller: Caller) -> dict[str, Any]:
    """Return the post as it is stored. Its tags are categories."""
    path = post.get_absolute_url()
    url = caller.origin + path if path else ""
    names = sorted(post.tags.names())
    moment = post.published_at or post.planned_for or post.created_at
    return {
        "postid": str(post.pk),
        "page_id": str(post.pk),
        "title": post.title,
        "description": with_keys(post.body),
        "mt_text_more": "",
        "mt_excerpt": post.summary,
        "excerpt": post.summary,
        "link": url,
        "permaLink": url,
        "categories": names,
        "mt_keywords": "",
        "wp_slug": post.slug,
        "userid": str(caller.account.pk),
        "wp_author_display_name": ", ".join(str(byline) for byline in post.bylines.all()),
        "post_status": STATES.get(post.stage, "draft"),
        "page_status": STATES.get(post.stage, "draft"),
        "custom_fields": [],
        **dates(moment, caller),
    }


def title_struct(post: Post, caller: Caller) -> dict[str, Any]:
    return {
        "postid": str(post.pk),
        "page_id": str(post.pk),
        "title": post.title,
        "page_title": post.title,
        "userid": str(caller.account.pk),
        **dates(post.published_at or post.planned_for or post.created_at, caller),
    }


def dates(moment: datetime, caller: Caller) -> dict[str, datetime]:
    """Return the date in the blog's time zone, and in UTC, as the editors expect both."""
    local = timezone.localtime(moment, caller.site.zone).replace(tzinfo=None)
    return {"dateCreated": local, "date_created_gmt": moment.astimezone(UTC).replace(tzinfo=None)}


def fields_of(struct: Mapping[str, Any], caller: Caller) -> dict[str, Any]:
    """Return the fields of the API that the struct has. Raise Fault."""
    fields: dict[str, Any] = {}
    if "description" in struct:
        more = _text(struct, "mt_text_more")
        fields["content_html"] = _html(
            "\n\n".join(filter(None, [_text(struct, "description"), more]))
        )
    for name, key in {"mt_excerpt": "summary", "excerpt": "summary", "wp_slug": "slug"}.items():
        if name in struct:
            fields[key] = _text(struct, name)
    if "title" in struct:
        fields["title"] = _text(struct, "title").strip() or plain_title(
            fields.get("content_html", "")
        )
    if tags := tags_of(struct):
        fields["tags"] = tags
    elif struct.keys() >= {"categories"}:
        fields["tags"] = []
    if moment := _date(struct, caller):
        fields["published_at"] = moment.isoformat()
    return fields


def tags_of(struct: Mapping[str, Any]) -> list[str]:
    """Return the names of categories and keywords: both are tags."""
    categories = struct.get("categories") or []
    if not isinstance(categories, list) or not all(isinstance(name, str) for name in categories):
        raise Fault(BAD_REQUEST, "The categories are not a list of texts.")
    keywords = struct.get("mt_keywords") or ""
    names = keywords.split(",") if isinstance(keywords, str) else [str(word) for word in keywords]
    return list(dict.fromkeys(name.strip() for name in [*categories, *names] if name.strip()))


def publishes(struct: Mapping[str, Any], publish: Any) -> bool:
    """Return whether the post is to be published, as it is if the call says nothing else.

    Its status counts more than the parameter.
    """
    if status := struct.get("post_status") or struct.get("page_status"):
        return status in {"publish", "future"}
    return publish is None or bool(publish)


def _html(text: str) -> str:
    """Return HTML as it is; text without paragraphs is read as Markdown."""
    return text if _BLOCK.search(text) else post_html(text)


def _date(struct: Mapping[str, Any], caller: Caller) -> datetime | None:
    for name, zone in (("date_created_gmt", UTC), ("dateCreated", caller.site.zone)):
        moment = struct.get(name)
        if isinstance(moment, datetime):
            return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return None


def _text(struct: Mapping[str, Any], name: str) -> str:
    value = struct.get(name, "")
    if not isinstance(value, str):
        raise Fault(BAD_REQUEST, f"The member {name} is not a text.")
    return value
