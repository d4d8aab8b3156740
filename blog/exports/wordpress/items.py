"""Posts, pages, media and comments as items of WXR."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from blog.comments.models import Comment, Kind, State
from blog.exports.wordpress.bodies import body_of
from blog.exports.wordpress.xml import cdata, dates, element, group, meta, rfc_date
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.bylines.models import Byline
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.models import CommentPolicy, Site

STATUSES = {
    Stage.DRAFT: "draft",
    Stage.SCHEDULED: "future",
    Stage.PUBLISHED: "publish",
    Stage.WITHDRAWN: "private",
    Stage.TRASHED: "trash",
}
APPROVED = {
    State.PENDING: "0",
    State.PUBLISHED: "1",
    State.SPAM: "spam",
    State.REJECTED: "trash",
    State.REMOVED: "trash",
}
_TYPES = {Kind.REPLY: Kind.COMMENT.value, Kind.MENTION: "pingback"}


@dataclass(frozen=True)
class Channel:
    """What items have in common: the origin of URLs, and the ID after which those of media begin.

    WordPress numbers posts and media alike, so that the numbers of media come after the posts'.
    """

    site: Site
    origin: str
    last_post: int
    last_picture: int

    def id_of(self, medium: Picture | MediaFile) -> int:
        first = self.last_post + (0 if isinstance(medium, Picture) else self.last_picture)
        return first + medium.pk

    def in_zone(self, moment: datetime | None) -> datetime | None:
        return moment and timezone.localtime(moment, self.site.zone)


def login_of(byline: Byline) -> str:
    """Return the login of an author; a guest becomes an author without email."""
    return byline.account.username if byline.account else byline.author_slug


def medium_item(medium: Picture | MediaFile, channel: Channel) -> str:
    """Return the item of a picture or a file."""
    if isinstance(medium, Picture):
        path, alt, caption = f"/media/{medium.path}", medium.alt, medium.caption
    else:
        path, alt, caption = medium.get_absolute_url(), "", medium.description
    fields = [
        element("title", str(medium)),
        element("link", channel.origin + path),
        cdata("excerpt:encoded", caption),
        *_common(channel.id_of(medium), "attachment", "inherit"),
        *_dated(channel, medium.uploaded_at, medium.uploaded_at),
        cdata("wp:attachment_url", channel.origin + path),
        *([meta("_wp_attachment_image_alt", alt)] if alt else []),
    ]
    return group("item", fields)


def post_item(post: Post, channel: Channel) -> Iterator[str]:
    """Yield the item of a post, with its comments one by one."""
    yield "<item>\n"
    yield from _fields(post, channel)
    for tag in post.tags_in_order:
        yield cdata("category", tag.name, domain="post_tag", nicename=tag.slug)
    if post.series:
        yield cdata("category", post.series.title, domain="category", nicename=post.series.slug)
    if post.lead_picture:
        yield meta("_thumbnail_id", str(channel.id_of(post.lead_picture)))
    comments = Comment.objects.filter(post=post).order_by("pk")
    for comment in comments.iterator(chunk_size=200):
        yield _comment(comment, channel)
    yield "</item>\n"


def _fields(post: Post, channel: Channel) -> Iterator[str]:
    path = post.get_absolute_url() or f"/?p={post.pk}"
    authors = list(post.bylines.all())
    date = post.published_at or post.planned_for
    yield element("title", post.title)
    yield element("link", channel.origin + path)
    yield element("pubDate", rfc_date(date))
    yield cdata("dc:creator", login_of(authors[0]) if authors else "")
    yield cdata("content:encoded", body_of(post, origin=channel.origin))
    yield cdata("excerpt:encoded", post.summary)
    yield from _common(post.pk, post.kind, STATUSES[post.stage], slug=post.slug)
    yield from _dated(channel, date, post.saved_at)
    is_closed = post.comment_policy == CommentPolicy.CLOSED
    yield cdata("wp:comment_status", "closed" if is_closed else "open")
    if len(authors) > 1:
        yield meta("byline", ", ".join(map(str, authors)))


def _common(number: int, kind: str, status: str, *, slug: str = "") -> Iterator[str]:
    yield element("wp:post_id", number)
    yield element("wp:post_parent", 0)
    yield cdata("wp:post_name", slug)
    yield cdata("wp:post_type", kind)
    yield cdata("wp:status", status)
    yield cdata("wp:post_password", "")
    yield element("wp:is_sticky", 0)


def _dated(channel: Channel, date: datetime | None, changed: datetime) -> Iterator[str]:
    yield dates("wp:post_date", date, in_zone=channel.in_zone(date))
    yield dates("wp:post_modified", changed, in_zone=channel.in_zone(changed))


def _comment(comment: Comment, channel: Channel) -> str:
    kind = Kind(comment.kind)
    at = comment.created_at
    fields = [
        element("wp:comment_id", comment.pk),
        cdata("wp:comment_author", comment.name),
        cdata("wp:comment_author_email", comment.email),
        element("wp:comment_author_url", comment.original_url or comment.website),
        dates("wp:comment_date", at, in_zone=channel.in_zone(at)),
        cdata("wp:comment_content", comment.rendered),
        cdata("wp:comment_approved", APPROVED[State(comment.state)]),
        cdata("wp:comment_type", _TYPES.get(kind, kind.value)),
        element("wp:comment_parent", comment.parent_id or 0),
        element("wp:comment_user_id", comment.account_id or 0),
    ]
    return group("wp:comment", fields)
