"""Posts as JSON: for everybody, and with what only their authors see."""

from typing import Any, TypedDict
from urllib.parse import urljoin

from django.urls import reverse

from blog.api.access import ApiRequest
from blog.api.posts.texts import with_keys
from blog.media.models import Picture
from blog.posts.citations.bibliography import sources_of
from blog.posts.models import Post
from blog.text.html.feed_content import feed_content
from blog.web.origin import origin_of


class Named(TypedDict):
    """A tag, an author or a series."""

    name: str
    slug: str
    url: str


class Image(TypedDict):
    id: int
    url: str
    alt: str
    width: int
    height: int


class PostSummary(TypedDict, total=False):
    """A post in a list. Everything after `comment_count` is for its authors only."""

    id: int
    kind: str
    url: str
    api_url: str
    title: str
    summary: str
    language: str
    published_at: str | None
    updated_at: str | None
    authors: list[Named]
    tags: list[Named]
    series: Named | None
    lead_picture: Image | None
    comment_count: int
    stage: str
    slug: str
    version: int
    planned_for: str | None
    saved_at: str
    has_unpublished_changes: bool


class PostDetail(PostSummary, total=False):
    content_html: str
    sources: list[str]
    source_html: str


def post_summary(request: ApiRequest, post: Post, *, is_own: bool) -> PostSummary:
    """Return the post for a list, in no query if it was fetched `for_list`."""
    origin = origin_of(request)
    path = post.get_absolute_url()
    summary = PostSummary(
        id=post.pk,
        kind=post.kind,
        url=origin + path if path else "",
        api_url=origin + reverse("api:post", args=[post.pk]),
        title=post.title,
        summary=post.excerpt,
        language=post.language or request.blog.language,
        published_at=_moment(post.published_at),
        updated_at=_moment(post.updated_at),
        authors=[
            named(origin, byline, name=str(byline), slug=byline.author_slug)
            for byline in post.bylines.all()
        ],
        tags=[named(origin, tag, name=tag.name, slug=tag.slug) for tag in post.tags_in_order],
        series=_series(origin, post),
        lead_picture=_image(origin, post.lead_picture),
        comment_count=post.comment_count,
    )
    return summary | _for_authors(post) if is_own else summary


def post_detail(request: ApiRequest, post: Post, *, is_own: bool) -> PostDetail:
    """Return the whole post; its HTML stands alone, with absolute URLs."""
    summary = post_summary(request, post, is_own=is_own)
    base = summary["url"] or f"{origin_of(request)}/"
    detail = PostDetail(
        content_html=feed_content(
            post.rendered + post.rendered_sources, base=base, prefix=f"post-{post.pk}-"
        ),
        sources=[source.key for source in sources_of(post)],
    )
    if is_own:
        detail["source_html"] = with_keys(post.body)
    return PostDetail(**summary, **detail)


def named(origin: str, row: Any, *, name: str, slug: str) -> Named:
    return Named(name=name, slug=slug, url=origin + row.get_absolute_url())


def _for_authors(post: Post) -> PostSummary:
    return PostSummary(
        stage=str(post.stage),
        slug=post.slug,
        version=post.version,
        planned_for=_moment(post.planned_for),
        saved_at=post.saved_at.isoformat(),
        has_unpublished_changes=post.has_unpublished_changes,
    )


def _series(origin: str, post: Post) -> Named | None:
    series = post.series
    return named(origin, series, name=series.title, slug=series.slug) if series else None


def _image(origin: str, picture: Picture | None) -> Image | None:
    if picture is None:
        return None
    return Image(
        id=picture.pk,
        url=urljoin(origin, picture.file.url),
        alt=picture.alt,
        width=picture.width,
        height=picture.height,
    )


def _moment(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
