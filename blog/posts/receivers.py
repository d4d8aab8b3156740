"""What posts do when something they show changes elsewhere: their pages are made again."""

from typing import Any

from django.db.models import Q

from blog.media.models import Picture
from blog.media.signals import picture_ready
from blog.posts.citing import move_citations
from blog.posts.models import Post
from blog.posts.signals import post_changed
from blog.posts.tasks import relate_post, render_posts
from blog.sources.models import Source
from blog.sources.signals import source_changed, sources_merged

BATCH = 100  # posts in one task


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="posts")
    source_changed.connect(on_source_changed, dispatch_uid="posts")
    sources_merged.connect(on_sources_merged, dispatch_uid="posts")
    picture_ready.connect(on_picture_ready, dispatch_uid="posts")


def on_post_changed(pk: int, **_said: Any) -> None:
    """Drafts are related to nothing yet."""
    if Post.objects.filter(pk=pk, published_at__isnull=False).exists():
        relate_post.enqueue(pk)


def on_source_changed(source: Source, **_said: Any) -> None:
    pictured = Q(picture_uses__picture__source=source) | Q(lead_picture__source=source)
    _render_later(Q(citations__source=source) | Q(consultations__source=source) | pictured)


def on_sources_merged(kept: Source, gone: Source, **_said: Any) -> None:
    move_citations(gone, to=kept)


def on_picture_ready(picture: Picture, **_said: Any) -> None:
    _render_later(Q(picture_uses__picture=picture) | Q(lead_picture=picture))


def render_all_later() -> None:
    """Every post, after a change of what all of them show: the blog's style or language."""
    _render_later(Q())


def _render_later(showing: Q) -> None:
    pks = list(Post.objects.filter(showing).distinct().order_by("-pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        render_posts.enqueue(pks[start : start + BATCH])
