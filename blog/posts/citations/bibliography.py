"""The sources readers may see, and the posts that cite them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone

from blog.posts.citations.models import Citation, Consultation
from blog.posts.models import Post
from blog.posts.pictures.models import PictureUse
from blog.rows.prepared import Parameter
from blog.site.public_paths.models import PublicPath
from blog.sources.models import Source, SourceQuerySet


def sources_shown(*, at: datetime | Parameter | None = None) -> SourceQuerySet:
    """Select the sources in readers' lists: those that published posts cite, consulted or show.

    Published means now or `at` a time. Withdrawn posts count as well.
    """
    shown: SourceQuerySet = Source.objects.kept().filter(_is_used(at or timezone.now()))
    return shown


def parts_with_sources(size: int) -> list[int]:
    """Return the numbers, from 1, of the ranges of `size` primary keys with sources shown."""
    last = Source.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    parts = range(1, last // size + 2)
    return [part for part in parts if sources_in_part(part, size).exists()]


def sources_in_part(part: int, size: int) -> SourceQuerySet:
    """Select the sources shown in one of the ranges of `size` primary keys."""
    first = (part - 1) * size
    return sources_shown().filter(pk__gte=first, pk__lt=first + size)


def sources_with_page() -> SourceQuerySet:
    """Select the sources that have a page: those shown, and those that were shown once."""
    path = Concat(Value("/sources/"), OuterRef("key"), Value("/"))
    was_shown = Exists(PublicPath.objects.filter(path=path))
    with_page: SourceQuerySet = Source.objects.kept().filter(_is_used(timezone.now()) | was_shown)
    return with_page


def _is_used(now: datetime | Parameter) -> Q:
    out = Q(post__published_at__lte=now)
    cited = Citation.objects.filter(out, source=OuterRef("pk"))
    consulted = Consultation.objects.filter(out, source=OuterRef("pk"))
    pictured = PictureUse.objects.filter(out, picture__source=OuterRef("pk"))
    leading = Post.objects.filter(published_at__lte=now, lead_picture__source=OuterRef("pk"))
    return Q(Exists(cited) | Exists(consulted) | Exists(pictured) | Exists(leading))


def cited_about(tag: str) -> Q:
    """Match the sources of live posts that have the tag with this slug."""
    posts = Post.objects.live().filter(tags__slug=tag)
    return Q(citations__post__in=posts) | Q(consultations__post__in=posts)


@dataclass(frozen=True)
class CitingPost:
    """A live post and its citations of one source, in order; none if it was only consulted."""

    post: Post
    citations: list[Citation]


def posts_citing(source: Source) -> list[CitingPost]:
    """Return the live posts that use the source or its pictures, newest first."""
    posts = Post.objects.live().filter(pk__in=_using(source))
    citations: dict[int, list[Citation]] = {}
    for citation in source.citations.order_by("position"):
        citations.setdefault(citation.post_id, []).append(citation)
    return [
        CitingPost(post, citations.get(post.pk, [])) for post in posts.for_list().newest_first()
    ]


def _using(source: Source) -> list[int]:
    """Return the keys of the posts that use the source or its pictures, each found by an index."""
    cited = Citation.objects.filter(source=source).order_by().values_list("post")
    consulted = Consultation.objects.filter(source=source).order_by().values_list("post")
    pictured = PictureUse.objects.filter(picture__source=source).values_list("post")
    leading = Post.objects.filter(lead_picture__source=source).values_list("pk")
    return [pk for (pk,) in cited.union(consulted, pictured, leading)]


def sources_of(post: Post) -> list[Source]:
    """Return the sources a post cites, in the order of its text, then those it consulted."""
    cited = Source.objects.filter(citations__post=post).order_by("citations__position")
    consulted = post.consulted.order_by("consultations__position")
    return list(dict.fromkeys([*cited, *consulted]))
