"""Every page of a generated blog, by name, with its URL, for tests.benchmarks.growth.

Needs Django with the database of the blog.
"""

from collections.abc import Iterator

from blog.comments.models import Comment
from blog.management.generating.plan import FORMS, GUESTS, RARE, TOPICS
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.reader.lists.paging import write_cursor
from blog.sources.models import Source


def public_pages() -> Iterator[tuple[str, str]]:
    live = Post.objects.posts().live().newest_first()
    count = live.count()
    newest, old, oldest = live[0], live[count // 2], live.reverse()[0]
    middle = f"?before={write_cursor(old.published_at, old.pk)}"
    tag, rare = (Tag.objects.get(name=name) for name in (TOPICS[0], RARE))
    author = Account.objects.order_by("pk")[0].get_absolute_url()
    source = Source.objects.order_by("pk")[0]
    month = f"/{old.published_at:%Y/%m}/"
    yield from {
        "post": newest.get_absolute_url(),
        "an old post": old.get_absolute_url(),
        "the oldest post": oldest.get_absolute_url(),
        "how to cite": f"{newest.get_absolute_url()}cite/",
        "a page": Post.objects.pages()[0].get_absolute_url(),
        "home": "/",
        "home, a deep page": f"/{middle}",
        "year": f"/{old.published_at:%Y}/",
        "month": month,
        "archive": "/archive/",
        "tags": "/tags/",
        "tag": tag.get_absolute_url(),
        "tag, a deep page": f"{tag.get_absolute_url()}{middle}",
        "rare tag": rare.get_absolute_url(),
        "authors": "/authors/",
        "author": author,
        "author, a deep page": f"{author}{middle}",
        "guest": f"/authors/{GUESTS[0].lower().replace(' ', '-')}/",
        "all series": "/series/",
        "series": Series.objects.order_by("pk")[0].get_absolute_url(),
        "sources": "/sources/",
        "sources, a deep page": f"/sources/?after={source.key}",
        "sources of a kind": "/sources/?kind=book",
        "sources found": "/sources/?q=source5",
        "source": source.get_absolute_url(),
        "search, in every post": "/search/?q=everywhere",
        "search, with a tag": f"/search/?q=everywhere&tag={tag.slug}",
        "search, with a rare tag": f"/search/?q=everywhere&tag={rare.slug}",
        "search, of a kind and year": "/search/?q=everywhere&kind=post&year=2020",
        "search, two words": f"/search/?q=everywhere+{newest.title.split()[-1]}",
        "search, nothing found": "/search/?q=xyzzyqwert",
        "feed": "/feed/",
        "feed, RSS": "/feed/rss/",
        "feed, JSON": "/feed.json",
        "feed of a tag": f"{tag.get_absolute_url()}feed/",
        "feed of a rare tag": f"{rare.get_absolute_url()}feed/",
        "feed of an author": f"{author}feed/",
        "feed of comments": "/comments/feed/",
        "feed of a post": f"{newest.get_absolute_url()}feed/",
        "sitemap": "/sitemap.xml",
        **{f"sitemap, {name}": url for name, url in _parts()},
        "humans.txt": "/humans.txt",
        "robots.txt": "/robots.txt",
        "health": "/health/",
        "oEmbed": f"/oembed/?url=http://testserver{newest.get_absolute_url()}",
        "no such page": "/no/such/page/",
    }.items()


def _parts() -> Iterator[tuple[str, str]]:
    """Yield the first part with posts, from the index, and those of pages, sources and lists."""
    from django.test import Client  # noqa: PLC0415  with the settings just chosen

    index = Client().get("/sitemap.xml").content.decode()
    parts = [part.partition("</")[0] for part in index.split("<loc>")[1:]]
    paths = {part.rpartition("/")[2].removesuffix(".xml"): part for part in parts}
    posts = [name for name in paths if name[0].isdigit() or name.startswith("posts")]
    yield "posts", f"/sitemap/{posts[0]}.xml"
    for name in paths:
        if name in {"pages", "lists", "sources", "sources-1"}:
            yield name, f"/sitemap/{name}.xml"


def admin_pages() -> Iterator[tuple[str, str]]:
    newest = Post.objects.posts().live().newest_first()[0]
    tag = Tag.objects.get(name=FORMS[0])
    source = Source.objects.order_by("pk")[0]
    comment = Comment.objects.pending().order_by("pk")[0]
    yield from {
        "dashboard": "/admin/",
        "posts": "/admin/blog/post/",
        "posts, published": "/admin/blog/post/?stage=published",
        "posts, with a tag": f"/admin/blog/post/?tags__id__exact={tag.pk}",
        "posts, a deep page": "/admin/blog/post/?p=5",
        "posts, by date": "/admin/blog/post/?o=4",
        "posts found": "/admin/blog/post/?q=everywhere",
        "posts not found": "/admin/blog/post/?q=xyzzyqwert",
        "post": f"/admin/blog/post/{newest.pk}/change/",
        "new post": "/admin/blog/post/add/",
        "history": f"/admin/posts/{newest.pk}/history/",
        "preview": f"/admin/posts/{newest.pk}/preview/",
        "calendar": "/admin/calendar/",
        "tags": "/admin/blog/tag/",
        "tag": f"/admin/blog/tag/{tag.pk}/change/",
        "series": "/admin/blog/series/",
        "a series": f"/admin/blog/series/{Series.objects.order_by('pk')[0].pk}/change/",
        "sources": "/admin/blog/source/",
        "sources found": f"/admin/blog/source/?q={source.key}",
        "source": f"/admin/blog/source/{source.pk}/change/",
        "pictures": "/admin/blog/picture/",
        "trash": "/admin/trash/",
        "comments, pending": "/admin/comments/",
        "comments, published": "/admin/comments/?tab=published",
        "comments, all": "/admin/comments/?tab=all",
        "comment": f"/admin/comments/{comment.pk}/",
        "spam filter": "/admin/comments/spam-filter/",
        "statistics": "/admin/statistics/",
        "statistics by month": "/admin/statistics/?period=months",
        "statistics of a post": f"/admin/posts/{newest.pk}/statistics/",
        "settings": "/admin/settings/general/",
        "menu": "/admin/settings/menu/",
        "people": "/admin/blog/account/",
        "me": "/admin/me/",
        "emails": "/admin/blog/email/",
        "failed jobs": "/admin/jobs/failed/",
    }.items()
