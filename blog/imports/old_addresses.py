"""What the addresses of an old blog mean here. They are looked up only when no page is found.

The paths of posts are permalinks of theirs, and what a reader of exports knows is in the ledger of
paths. Here are those that Blogger made of labels, months and feeds; `wordpress_addresses` has those
of WordPress.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote, unquote_plus

from django.urls import reverse
from django.utils import timezone

from blog.comments.models import Comment
from blog.imports import wordpress_addresses
from blog.imports.models import OldBlog
from blog.imports.readers.dates import read_date
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.site.public_paths.models import PublicPath
from blog.text.words.folding import fold_name

Query = Mapping[str, str]

# The parameters with which WordPress names what is at "/".
QUERIES = ("p", "page_id", "attachment_id", "cat", "tag", "author", "author_name", "feed", "m")
FEEDS = {"rss": "feed/rss/", "json": "feed.json"}
HOUR = timedelta(hours=1)


def path_of_query(query: Query) -> str:
    """Return the path that a query at "/" meant on the old blog; "" if it meant nothing there."""
    named = [name for name in QUERIES if query.get(name)]
    candidates = [f"/?{name}={query[name]}"[:500] for name in named]
    found = PublicPath.objects.filter(path__in=candidates) if candidates else ()
    moved = {row.path: row.moved_to for row in found}
    return next((moved[path] for path in candidates if moved.get(path)), "")


def new_path(path: str, query: Query) -> str:
    """Return the path of what the old blog had at this one; "" if that is not known."""
    for system, patterns in (("blogger", _BLOGGER), ("wordpress", wordpress_addresses.PATTERNS)):
        for pattern, resolve in patterns:
            if found := pattern.fullmatch(path):
                is_imported = OldBlog.objects.filter(system=system).exists()
                if is_imported and (known := resolve(found, query)):
                    return known
                break
    return ""


def comment_shown(post: Post, query: Query) -> Comment | None:
    """Return the comment that Blogger's "showComment" names by its time in milliseconds."""
    value = query.get("showComment", "")
    if not (value.isascii() and value.isdigit() and len(value) < 15):
        return None
    moment = datetime.fromtimestamp(int(value) / 1000, tz=timezone.get_default_timezone())
    near = post.comments.visible().filter(
        created_at__gte=moment - HOUR, created_at__lte=moment + HOUR
    )
    return min(near, key=lambda comment: abs(comment.created_at - moment), default=None)


def _labels(found: re.Match[str], _query: Query) -> str:
    tag = _tag(found["labels"])
    return tag.get_absolute_url() if tag else ""


def _label_feed(found: re.Match[str], query: Query) -> str:
    tag = _tag(found["labels"])
    return f"{tag.get_absolute_url()}{_format(query)}" if tag else ""


def _older(_found: re.Match[str], query: Query) -> str:
    """Return the month of the posts that a page of older ones began with."""
    date = read_date(query.get("updated-max", "").replace(" ", "+"))
    if date is None:
        return ""
    day = timezone.localtime(date)
    return reverse("month", args=[day.year, day.month])


def _month(found: re.Match[str], _query: Query) -> str:
    return reverse("month", args=[int(found["year"]), int(found["month"])])


def _posts_feed(_found: re.Match[str], query: Query) -> str:
    return f"/{_format(query)}"


def _comments_feed(_found: re.Match[str], query: Query) -> str:
    return f"/comments/{_format(query)}"


def _post_feed(found: re.Match[str], query: Query) -> str:
    post = _post(found["post"])
    return f"{post.get_absolute_url()}{_format(query)}" if post else ""


def _entry(found: re.Match[str], _query: Query) -> str:
    post = _post(found["post"])
    return post.get_absolute_url() if post else ""


def _rss(_found: re.Match[str], _query: Query) -> str:
    return f"/{FEEDS['rss']}"


def _format(query: Query) -> str:
    """Return the last part of the path of a feed, in the format that Blogger's "alt" names."""
    alt = query.get("alt", "")
    return FEEDS.get(alt.partition("-")[0], "feed/")


def _post(key: str) -> Post | None:
    keys = OldBlog.objects.filter(system="blogger").values_list("key", flat=True)
    refs = [f"blogger/{blog}/{key}" for blog in keys]
    return Post.objects.live().filter(import_ref__in=refs).first()


def _tag(labels: str) -> Tag | None:
    """Return the tag of a label, or the first of several that are joined by "+" or "/"."""
    names = [labels, unquote_plus(labels), *re.split(r"[+/]", labels)]
    folded = [fold_name(name.strip()) for name in names if name.strip()]
    tags = {tag.folded: tag for tag in Tag.objects.filter(folded__in=folded)}
    synonyms = Synonym.objects.filter(folded__in=folded).select_related("tag")
    tags |= {synonym.folded: synonym.tag for synonym in synonyms}
    return next((tags[name] for name in folded if name in tags), None)


def label_path(name: str) -> str:
    """Return the path at which Blogger listed the posts with a label."""
    return f"/search/label/{quote(name)}"


Resolve = Callable[[re.Match[str], Query], str]
_BLOGGER: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (re.compile(r"/search/label/(?P<labels>.+?)/?"), _labels),
    (re.compile(r"/search/?"), _older),
    (re.compile(r"/(?P<year>[0-9]{4})_(?P<month>0[1-9]|1[0-2])_[0-9]{2}_archive\.html"), _month),
    (re.compile(r"/feeds/posts/(default|summary|full)/-/(?P<labels>.+?)/?"), _label_feed),
    (re.compile(r"/feeds/posts/(default|summary|full)/(?P<post>[0-9]{1,30})"), _entry),
    (re.compile(r"/feeds/posts/(default|summary|full)/?"), _posts_feed),
    (re.compile(r"/feeds/comments/(default|summary|full)/?"), _comments_feed),
    (re.compile(r"/feeds/(?P<post>[0-9]{1,30})/comments/(default|summary|full)/?"), _post_feed),
    (re.compile(r"/atom\.xml"), _posts_feed),
    (re.compile(r"/rss\.xml"), _rss),
)
