"""Reading the post of a page, by prepared queries."""

from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.related import with_adjacent
from blog.posts.tags.models import Tag
from blog.rows.prepared import Parameter, Prepared, set_prefetched

_NOW = Parameter("now", Post._meta.get_field("published_at"))
_POST = Parameter("post", Post._meta.pk)

_post_at = Prepared(
    lambda: with_adjacent(Post.objects.for_page(), at=_NOW).filter(
        permalinks__path=Parameter("path", Permalink._meta.get_field("path"))
    )[:1]
)
_bylines = Prepared(lambda: Byline.objects.filter(post=_POST).select_related("account"))
_tags = Prepared(lambda: Tag.objects.filter(taggings__content_object=_POST))


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
        set_prefetched(post, bylines=_bylines.all(post=post.pk), tags=_tags.all(post=post.pk))
    return post
