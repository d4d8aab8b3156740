"""Where a source or a picture is used, told to someone at the desk."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from blog.admin.access import DeskRequest
from blog.posts.models import Post


def posts_counted(count: int) -> str:
    return ngettext("%d post", "%d posts", count) % count if count else "–"


def posts_in_words(posts: QuerySet[Post], request: HttpRequest) -> list[str]:
    """The posts as links, for those that are `request.user`'s to edit; the others as a number."""
    account = cast(DeskRequest, request).user
    posts = posts.distinct()
    said: list[str] = []
    own = list(Post.objects.editable_by(account).filter(pk__in=posts).order_by("-saved_at"))
    said += [
        format_html('<a href="{}">{}</a>', reverse("admin:blog_post_change", args=[post.pk]), post)
        for post in own
    ]
    if others := posts.count() - len(own):
        said.append(ngettext("%d post of others", "%d posts of others", others) % others)
    return said
