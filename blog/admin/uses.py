"""Links to the posts, pictures and files that use a source, a picture or a file."""

from typing import cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.admin.access import AdminRequest
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.uses import posts_attaching, posts_showing, posts_using, revisions_showing
from blog.sources.models import Source


def post_count_label(count: int) -> str:
    """Return a label such as "3 posts", or a dash for none."""
    return ngettext("%d post", "%d posts", count) % count if count else "–"


def usage_links(row: Post | Picture | MediaFile | Source, request: HttpRequest) -> list[str]:
    """Return a link to each use of the row; without any, it can be moved to the trash."""
    match row:
        case Picture():
            shown = post_links(posts_showing(row), request)
            return [*shown, *_covers(row), *_revision_links(row, request)]
        case MediaFile():
            return [*post_links(posts_attaching(row), request), *_revision_links(row, request)]
        case Source():
            return [
                *post_links(posts_using(row), request),
                *(_link("admin:blog_picture_change", picture) for picture in row.pictures.all()),
                *(_link("admin:blog_mediafile_change", file) for file in row.files.all()),
            ]
    return []


def _covers(picture: Picture) -> list[str]:
    """Return links to the films and podcasts that show the picture."""
    rows = (
        ("mediafile", picture.poster_of.all()),
        ("tag", picture.tag_covers.all()),
        ("series", picture.series_covers.all()),
    )
    return [_link(f"admin:blog_{name}_change", row) for name, found in rows for row in found]


def _revision_links(media: Picture | MediaFile, request: HttpRequest) -> list[str]:
    """Return a link to the history of each post that showed the picture or file before."""
    account = cast(AdminRequest, request).user
    revisions = list(revisions_showing(media))
    own = Post.objects.editable_by(account).in_bulk([revision.post_id for revision in revisions])
    links = [_history_link(each) for each in revisions if each.post_id in own]
    if others := len(revisions) - len(links):
        links.append(f"earlier versions of {others} other post{'s' if others > 1 else ''}")
    return links


def _history_link(revision: Revision) -> str:
    path = reverse("admin:post-history", args=[revision.post_id])
    text = '<a href="{}?newer={}">earlier version {} of {}</a>'
    return format_html(text, path, revision.number, revision.number, revision.post)


def post_links(posts: QuerySet[Post], request: HttpRequest) -> list[str]:
    """Return links to the posts that the account may edit, and the number of other posts."""
    account = cast(AdminRequest, request).user
    own = list(Post.objects.written_by(account).filter(pk__in=posts).order_by("-saved_at"))
    links = [_post_link(post) for post in own]
    if others := posts.distinct().count() - len(own):
        label = ngettext("%d post by others", "%d posts by others", others) % others
        links.append(label)
    return links


def _post_link(post: Post) -> str:
    if post.trashed_at:
        return format_html(_("{} (in the trash)"), post)
    return _link("admin:blog_post_change", post)


def _link(route: str, row: Model) -> str:
    return format_html('<a href="{}">{}</a>', reverse(route, args=[row.pk]), row)
