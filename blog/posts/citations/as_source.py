"""A post as a source that others can cite."""

from datetime import date

from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.models import CslItem
from blog.sources.names import CslName
from blog.sources.resolving.people import person_named


def post_item(post: Post, *, site: Site, url: str, today: date) -> CslItem:
    """Return the post as a CSL item: a blog post, accessed `today` at `url`."""
    item: CslItem = {
        "id": post.slug,
        "type": "webpage" if post.is_page else "post-weblog",
        "title": post.title,
        "author": [author_name(byline) for byline in post.bylines.all()],
        "container-title": site.name,
        "URL": url,
        "accessed": csl_day(today),
        "language": post.language or site.language,
    }
    if post.published_at and not post.is_page:
        item["issued"] = csl_day(timezone.localdate(post.published_at))
    return item


def author_name(byline: Byline) -> CslName:
    """Return the author as a CSL name; a name that cannot be parsed becomes literal."""
    return person_named(str(byline)) or {"literal": str(byline)}


def csl_day(day: date) -> dict[str, list[list[int]]]:
    """Return the day as a CSL date."""
    return {"date-parts": [[day.year, day.month, day.day]]}
