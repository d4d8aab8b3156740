"""Which sources readers may see, and where each of them is cited."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from blog.posts.citations.models import Citation, Consultation
from blog.posts.models import Post
from blog.posts.pictures.models import PictureUse
from blog.sources.models import Source, SourceQuerySet


def sources_shown() -> SourceQuerySet:
    """The sources that published posts cite, consulted or took pictures from, also withdrawn ones.

    Their URLs last forever.
    A source that only drafts use is not shown yet.
    """
    out = Q(post__published_at__lte=timezone.now())
    cited = Citation.objects.filter(out, source=OuterRef("pk"))
    consulted = Consultation.objects.filter(out, source=OuterRef("pk"))
    pictured = PictureUse.objects.filter(out, picture__source=OuterRef("pk"))
    leading = Post.objects.filter(
        published_at__lte=timezone.now(), lead_picture__source=OuterRef("pk")
    )
    used = Exists(cited) | Exists(consulted) | Exists(pictured) | Exists(leading)
    shown: SourceQuerySet = Source.objects.kept().filter(used)
    return shown


def cited_about(tag: str) -> Q:
    """The sources of live posts with this tag, by its slug."""
    posts = Post.objects.live().filter(tags__slug=tag)
    return Q(citations__post__in=posts) | Q(consultations__post__in=posts)


@dataclass(frozen=True)
class CitingPost:
    """A live post and its citations of one source, in their order; none if it was consulted."""

    post: Post
    citations: list[Citation]


def posts_citing(source: Source) -> list[CitingPost]:
    """The live posts that cite or consulted it or show its pictures, newest first: two queries."""
    pictured = Q(pictures__source=source) | Q(lead_picture__source=source)
    cited = Q(citations__source=source) | Q(consulted=source)
    posts = Post.objects.live().filter(cited | pictured)
    citations: dict[int, list[Citation]] = {}
    for citation in source.citations.order_by("position"):
        citations.setdefault(citation.post_id, []).append(citation)
    return [
        CitingPost(post, citations.get(post.pk, []))
        for post in posts.for_list().newest_first().distinct()
    ]


def sources_of(post: Post) -> list[Source]:
    """All a post cites, in the order of the text, then what was consulted for it."""
    cited = Source.objects.filter(citations__post=post).order_by("citations__position")
    consulted = post.consulted.order_by("consultations__position")
    return list(dict.fromkeys([*cited, *consulted]))
