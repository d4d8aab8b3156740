"""Where a source or a picture is used, for a person in the admin panel."""

from typing import cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.admin.access import AdminRequest
from blog.media.models import Picture
from blog.posts.citations.models import posts_showing, posts_using
from blog.posts.models import Post
from blog.sources.models import Source


def posts_counted(count: int) -> str:
    return ngettext("%d post", "%d posts", count) % count if count else "–"


def uses_in_words(thing: Post | Picture | Source, request: HttpRequest) -> list[str]:
    """Where it is used, as links; nothing for what is free to go."""
    match thing:
        case Picture():
            return posts_in_words(posts_showing(thing), request)
        case Source():
            return [
                *posts_in_words(posts_using(thing), request),
                *(_link("admin:blog_picture_change", picture) for picture in thing.pictures.all()),
            ]
    return []


def posts_in_words(posts: QuerySet[Post], request: HttpRequest) -> list[str]:
    """The posts as links, for those that are `request.user`'s to edit; the others as a number."""
    account = cast(AdminRequest, request).user
    own = list(Post.objects.written_by(account).filter(pk__in=posts).order_by("-saved_at"))
    said = [_post_in_words(post) for post in own]
    if others := posts.distinct().count() - len(own):
        said.append(ngettext("%d post of others", "%d posts of others", others) % others)
    return said


def _post_in_words(post: Post) -> str:
    if post.trashed_at:
        return format_html(_("{} (in the trash)"), post)
    return _link("admin:blog_post_change", post)


def _link(route: str, thing: Model) -> str:
    return format_html('<a href="{}">{}</a>', reverse(route, args=[thing.pk]), thing)
