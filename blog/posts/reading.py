"""Reading posts for a page, a list or a feed, with what these show of them, by prepared queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F
from django.utils import timezone

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.related import with_adjacent
from blog.posts.tags.models import Tag
from blog.rows.prepared import Parameter, Prepared, PreparedRelated, set_prefetched

# Long columns that neither lists nor feeds show, and those that only one of them shows.
_UNSEEN = set(Post.LONG_FIELDS) - {"rendered", "rendered_sources", "rendered_lead", "excerpt"}
UNLISTED = ("rendered", "rendered_sources", *sorted(_UNSEEN))
UNFED = ("rendered_lead", *sorted(_UNSEEN))

_NOW = Parameter("now", Post._meta.get_field("published_at"))
_POST = Parameter("post", Post._meta.pk)

_post_at = Prepared(
    lambda: with_adjacent(Post.objects.for_page(), at=_NOW).filter(
        permalinks__path=Parameter("path", Permalink._meta.get_field("path"))
    )[:1]
)
_bylines = PreparedRelated(
    lambda posts: Byline.objects.filter(post__pk__in=posts).select_related("account"), "post_id"
)
_tags = PreparedRelated(
    lambda posts: Tag.objects.filter(taggings__content_object__pk__in=posts).annotate(
        of_post=F("taggings__content_object")
    ),
    "of_post",
)
_pictures = PreparedRelated(
    lambda posts: (
        Picture.objects.filter(uses__post__pk__in=posts)
        .annotate(of_post=F("uses__post"))
        .order_by("pk")
    ),
    "of_post",
)
_files = PreparedRelated(
    lambda posts: (
        MediaFile.objects.filter(uses__post__pk__in=posts)
        .annotate(of_post=F("uses__post"))
        .order_by("pk")
    ),
    "of_post",
)
_IN_LISTS: Mapping[str, PreparedRelated[Any]] = {"bylines": _bylines, "tags": _tags}
_IN_FEEDS: Mapping[str, PreparedRelated[Any]] = {
    **_IN_LISTS,
    "pictures": _pictures,
    "files": _files,
}


_live_post = Prepared(
    lambda: Post.objects.live(at=_NOW).filter(pk=_POST).defer(*Post.LONG_FIELDS)[:1]
)


def live_post(pk: int) -> Post | None:
    """Return the live post, with what it is and what it allows but without its text."""
    return _live_post.first(post=pk, now=timezone.now())


def post_at(path: str) -> Post | None:
    """Return the post that has or had this permalink, with all that its page shows of posts."""
    post = _post_at.first(path=path, now=timezone.now())
    if post:
        _fetch([post], _IN_LISTS)
    return post


def fetch_shown_in_list(posts: Iterable[Post]) -> list[Post]:
    """Return the posts with the other rows that a list shows of them, in two queries."""
    return _fetch(list(posts), _IN_LISTS)


def fetch_shown_in_feed(posts: Iterable[Post]) -> list[Post]:
    """Return the posts with the other rows that a feed shows of them, in four queries."""
    return _fetch(list(posts), _IN_FEEDS)


def _fetch(posts: list[Post], related: Mapping[str, PreparedRelated[Any]]) -> list[Post]:
    keys = [post.pk for post in posts]
    for name, prepared in related.items():
        rows = prepared.by_owner(keys)
        for post in posts:
            set_prefetched(post, **{name: rows[post.pk]})
    return posts
