"""The methods, by the names that editors call them by."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xmlrpc.client import Fault

from django.urls import reverse

from blog.api import media
from blog.api.access import check_scope
from blog.api.metaweblog.calls import BAD_REQUEST, Caller
from blog.api.metaweblog.structs import fields_of, post_struct, publishes, title_struct
from blog.api.posts import saving
from blog.api.posts.fields import draft_of
from blog.api.posts.texts import plain_title
from blog.people.tokens.models import Scope
from blog.posts.choices import Kind
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.tags.counted import live_tags

BLOG = "1"  # the ID of the only blog
MAX_LISTED = 100
FILTERS = [{"key": "markdown", "label": "Markdown"}]


def users_blogs(caller: Caller, *_appkey: Any) -> list[dict[str, Any]]:
    site = {"blogid": BLOG, "blogName": caller.site.name, "url": f"{caller.origin}/"}
    endpoint = f"{caller.origin}{reverse('api:metaweblog')}"
    return [{**site, "isAdmin": caller.account.is_owner, "xmlrpc": endpoint}]


def user_info(caller: Caller, _appkey: Any) -> dict[str, str]:
    account = caller.account
    names = {"nickname": account.shown_name, "firstname": account.shown_name, "lastname": ""}
    return {"userid": str(account.pk), **names, "email": account.email, "url": account.website}


def new_post(caller: Caller, _blog: Any, struct: Any, publish: Any = None) -> str:
    return _create(caller, struct, publish, kind=Kind.POST)


def new_page(caller: Caller, _blog: Any, struct: Any, publish: Any = None) -> str:
    return _create(caller, struct, publish, kind=Kind.PAGE)


def edit_post(caller: Caller, pk: Any, struct: Any, publish: Any = None) -> bool:
    """Change what the struct has; unpublished, a live post keeps what readers see."""
    post = _own(caller, pk)
    fields = fields_of(_members(struct), caller)
    draft = draft_of(fields, post=post, origin=caller.origin) | Draft(based_on=post.version)
    publishing = publishes(struct, publish)
    draft |= Draft(publishes=publishing and not post.is_live)
    account, site = caller.account, caller.site
    saving.update(post, draft, by=account, site=site, as_draft=not publishing)
    return True


def edit_page(caller: Caller, _blog: Any, pk: Any, struct: Any, publish: Any = None) -> bool:
    return edit_post(caller, pk, struct, publish)


def get_post(caller: Caller, pk: Any) -> dict[str, Any]:
    check_scope(caller.token, Scope.WRITE_POSTS)
    post = saving.own_post(caller.account, _key(pk))
    if not post.is_live:
        check_scope(caller.token, Scope.READ_DRAFTS)
    return post_struct(post, caller)


def get_page(caller: Caller, _blog: Any, pk: Any) -> dict[str, Any]:
    return get_post(caller, pk)


def recent_posts(caller: Caller, _blog: Any, most: Any = 10) -> list[dict[str, Any]]:
    return [post_struct(post, caller) for post in _newest(caller, most, kind=Kind.POST)]


def recent_titles(caller: Caller, _blog: Any, most: Any = 10) -> list[dict[str, Any]]:
    return [title_struct(post, caller) for post in _newest(caller, most, kind=Kind.POST)]


def pages(caller: Caller, _blog: Any, most: Any = MAX_LISTED) -> list[dict[str, Any]]:
    return [post_struct(post, caller) for post in _newest(caller, most, kind=Kind.PAGE)]


def page_list(caller: Caller, _blog: Any) -> list[dict[str, Any]]:
    return [title_struct(post, caller) for post in _newest(caller, MAX_LISTED, kind=Kind.PAGE)]


def delete_post(caller: Caller, _appkey: Any, pk: Any, *_publish: Any) -> bool:
    """Move the post to the trash."""
    saving.trash(_own(caller, pk), by=caller.account)
    return True


def publish_post(caller: Caller, pk: Any) -> bool:
    post = _own(caller, pk)
    draft = Draft(based_on=post.version)
    saving.publish(post, draft, by=caller.account, site=caller.site)
    return True


def categories(caller: Caller, _blog: Any) -> list[dict[str, Any]]:
    return [
        {
            "categoryId": tag.slug,
            "categoryName": tag.name,
            "parentId": "0",
            "description": tag.name,
            "categoryDescription": "",
            "htmlUrl": caller.origin + tag.get_absolute_url(),
            "rssUrl": f"{caller.origin}{tag.get_absolute_url()}feed/rss/",
        }
        for tag in live_tags()
    ]


def tags(caller: Caller, _blog: Any) -> list[dict[str, Any]]:
    return [
        {"tag_id": str(tag.pk), "name": tag.name, "slug": tag.slug, "count": tag.count}
        | {"html_url": caller.origin + tag.get_absolute_url()}
        for tag in live_tags()
    ]


def post_categories(caller: Caller, pk: Any) -> list[dict[str, Any]]:
    names = get_post(caller, pk)["categories"]
    return [{"categoryId": name, "categoryName": name, "isPrimary": False} for name in names]


def set_post_categories(caller: Caller, pk: Any, chosen: Any) -> bool:
    """Give the post these tags, by slug or by name."""
    post = _own(caller, pk)
    known = {tag.slug: tag.name for tag in live_tags()}
    ids = [str(_members(item).get("categoryId", "")) for item in _items(chosen)]
    fields = {"tags": [known.get(slug, slug) for slug in ids if slug]}
    draft = draft_of(fields, post=post, origin=caller.origin) | Draft(based_on=post.version)
    saving.update(post, draft, by=caller.account, site=caller.site)
    return True


def authors(caller: Caller, _blog: Any) -> list[dict[str, Any]]:
    account = caller.account
    names = {"user_login": account.username, "display_name": account.shown_name}
    return [{"user_id": str(account.pk), **names}]


def new_media(caller: Caller, _blog: Any, struct: Any) -> dict[str, Any]:
    check_scope(caller.token, Scope.UPLOAD_MEDIA)
    members = _members(struct)
    bits, name = members.get("bits"), members.get("name")
    if not isinstance(bits, bytes) or not isinstance(name, str):
        raise Fault(BAD_REQUEST, "The struct needs a name, and bits in Base64.")
    file = _Upload(bits)
    file.name, file.size = name, len(bits)
    data = media.media_data(media.store(file), origin=caller.origin)
    kind = str(members.get("type", ""))
    return {"id": str(data["id"]), "url": data["url"], "file": name, "type": kind}


class _Upload(BytesIO):
    """Bytes as an uploaded file."""

    name = ""
    size = 0


def supported_methods(*_arguments: Any) -> list[str]:
    return sorted(METHODS)


def supported_filters(*_arguments: Any) -> list[dict[str, str]]:
    return FILTERS


def _create(caller: Caller, struct: Any, publish: Any, *, kind: Kind) -> str:
    check_scope(caller.token, Scope.WRITE_POSTS)
    fields = fields_of(_members(struct), caller)
    fields["kind"] = kind.value
    fields["title"] = fields.get("title") or plain_title(fields.get("content_html", ""))
    draft = draft_of(fields, post=Post(), origin=caller.origin)
    draft |= Draft(publishes=publishes(struct, publish))
    return str(saving.create(draft, by=caller.account, site=caller.site).pk)


def _own(caller: Caller, pk: Any) -> Post:
    check_scope(caller.token, Scope.WRITE_POSTS)
    return saving.own_post(caller.account, _key(pk))


def _newest(caller: Caller, most: Any, *, kind: Kind) -> list[Post]:
    """Return the account's newest posts; without the scope for drafts, live ones only."""
    check_scope(caller.token, Scope.WRITE_POSTS)
    posts = Post.objects.editable_by(caller.account).filter(kind=kind)
    if not caller.token.allows(Scope.READ_DRAFTS):
        posts = posts.live()
    count = most if isinstance(most, int) and 0 < most <= MAX_LISTED else MAX_LISTED
    return list(posts.with_bylines().order_by("-created_at", "-pk")[:count])


def _key(pk: Any) -> int:
    text = str(pk)
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Fault(404, saving.GONE)
    return int(text)


def _members(struct: Any) -> dict[str, Any]:
    if not isinstance(struct, dict):
        raise Fault(BAD_REQUEST, "A parameter is not a struct.")
    return struct


def _items(array: Any) -> list[Any]:
    if not isinstance(array, list):
        raise Fault(BAD_REQUEST, "A parameter is not an array.")
    return array


METHODS: dict[str, Callable[..., Any]] = {
    "system.listMethods": supported_methods,
    "mt.supportedMethods": supported_methods,
    "mt.supportedTextFilters": supported_filters,
    "blogger.getUsersBlogs": users_blogs,
    "blogger.getUserInfo": user_info,
    "blogger.deletePost": delete_post,
    "metaWeblog.newPost": new_post,
    "metaWeblog.editPost": edit_post,
    "metaWeblog.getPost": get_post,
    "metaWeblog.getRecentPosts": recent_posts,
    "metaWeblog.getCategories": categories,
    "metaWeblog.newMediaObject": new_media,
    "metaWeblog.deletePost": delete_post,
    "metaWeblog.getUsersBlogs": users_blogs,
    "mt.getRecentPostTitles": recent_titles,
    "mt.getCategoryList": categories,
    "mt.getPostCategories": post_categories,
    "mt.setPostCategories": set_post_categories,
    "mt.publishPost": publish_post,
    "wp.getUsersBlogs": users_blogs,
    "wp.getCategories": categories,
    "wp.getTags": tags,
    "wp.getAuthors": authors,
    "wp.getPages": pages,
    "wp.getPage": get_page,
    "wp.getPageList": page_list,
    "wp.newPage": new_page,
    "wp.editPage": edit_page,
    "wp.deletePage": delete_post,
    "wp.uploadFile": new_media,
}
