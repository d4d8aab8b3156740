"""Posts and comments as entries of a feed, with the same content as on their pages."""

from datetime import date
from urllib.parse import urljoin, urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.media.files.models import MediaFile
from blog.media.models import Picture, content_type_of
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.reader.feeds.channel import Enclosure, Entry, Format, Person
from blog.reader.paths import feed_path
from blog.site.models import FeedContent, Site

SUMMARY_LENGTH = 280
FEED_TYPES = {"m4a": "audio/x-m4a"}  # the name that podcast directories expect


def post_entry(post: Post, *, origin: str, site: Site) -> Entry:
    """Return the entry of a published post."""
    assert post.published_at is not None
    path = post.get_absolute_url()
    return Entry(
        id=_id_of(post, host=_host(site, origin)),
        url=origin + path,
        title=post.title,
        published=post.published_at,
        updated=max(post.published_at, post.updated_at or post.published_at),
        authors=[_author(byline, origin) for byline in post.bylines.all()],
        language=post.language,
        categories=[tag.name for tag in post.tags_in_order],
        summary=post.excerpt,
        content=_content(post, site),
        pictures=_pictures(post, origin),
        files=[_file(file, origin) for file in post.files.all() if not file.missing_since],
        comments=origin + feed_path(path, Format.ATOM),
    )


def comment_entry(comment: Comment, *, origin: str, site: Site) -> Entry:
    """Return the entry of a comment, as a reply to its post."""
    post, host = comment.post, _host(site, origin)
    names = {"name": comment.name, "title": post.title}
    return Entry(
        id=comment.feed_id or _tag_uri(host, comment.created_at.date(), f"comment/{comment.pk}"),
        url=origin + comment.get_absolute_url(),
        title=_("%(name)s on “%(title)s”") % names,
        published=comment.created_at,
        updated=comment.edited_at or comment.created_at,
        authors=[Person(comment.name, comment.website)],
        summary=" ".join(comment.body.split())[:SUMMARY_LENGTH],
        content=comment.rendered,
        reply_to=(_id_of(post, host=host), origin + post.get_absolute_url()),
    )


def _content(post: Post, site: Site) -> str:
    is_full = site.feed_content == FeedContent.FULL
    return post.rendered + post.rendered_sources if is_full else ""


def _host(site: Site, origin: str) -> str:
    """Return the host in all ids: the first one the blog was served at, wherever it is now."""
    return site.feed_host or urlsplit(origin).hostname or ""


def _id_of(post: Post, *, host: str) -> str:
    """Return the id of the post; an imported one keeps that of its old feed."""
    return post.feed_id or _tag_uri(host, post.created_at.date(), f"post/{post.pk}")


def _tag_uri(host: str, day: date, specific: str) -> str:
    """Return an id that stays the same when URLs or the blog's host change (RFC 4151)."""
    return f"tag:{host},{day:%Y-%m-%d}:{specific}"


def _author(byline: Byline, origin: str) -> Person:
    return Person(str(byline), origin + byline.get_absolute_url())


def _pictures(post: Post, origin: str) -> list[Enclosure]:
    lead = [post.lead_picture] if post.lead_picture else []
    shown = dict.fromkeys([*lead, *post.pictures.all()])
    return [_enclosure(picture, origin) for picture in shown]


def _enclosure(picture: Picture, origin: str) -> Enclosure:
    return Enclosure(urljoin(origin, picture.file.url), content_type_of(picture.path))


def _file(file: MediaFile, origin: str) -> Enclosure:
    return Enclosure(
        url=urljoin(origin, file.get_absolute_url()),
        media_type=FEED_TYPES.get(file.format) or file.format_of.media_type.partition(";")[0],
        size=file.size,
        seconds=file.duration,
        captions=urljoin(origin, file.captions_url) if file.captions_url else "",
        chapters=origin + reverse("file-chapters", args=[file.key]) if file.chapters_file else "",
        language=file.language,
    )
