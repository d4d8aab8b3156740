"""Render posts and draw their cards again when something they show has changed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.media.models import Picture
from blog.media.signals import picture_ready
from blog.media.tasks import draw_blog
from blog.people.models import Account
from blog.posts.citations.recording import move_citations
from blog.posts.listing.repairing import recount_posts
from blog.posts.menu.building import make_menu
from blog.posts.models import Post, PostQuerySet
from blog.posts.signals import post_changed
from blog.posts.tasks import draw_cards, relate_post, render_posts
from blog.posts.unpublished.saving import replace_source_in_changes
from blog.site.models import Site
from blog.site.signals import settings_changed
from blog.sources.models import Source
from blog.sources.signals import source_changed, sources_merged

BATCH = 100  # posts in one task
# Settings that the stored HTML of posts depends on, and those that cards and icons show.
RENDERED_IN_POSTS = {"citation_style", "language", "embed_hosts"}
DRAWN_ON_CARDS = {"name", "tagline", "language", "time_zone", "date_format", "accent", "logo"}


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="posts")
    source_changed.connect(on_source_changed, dispatch_uid="posts")
    sources_merged.connect(on_sources_merged, dispatch_uid="posts")
    picture_ready.connect(on_picture_ready, dispatch_uid="posts")
    file_changed.connect(on_file_changed, dispatch_uid="posts")
    settings_changed.connect(on_settings_changed, dispatch_uid="posts")


def on_post_changed(pk: int, **_extra: Any) -> None:
    """Update the related posts and the card of a dated post; drafts have neither."""
    post = Post.objects.filter(pk=pk).only("published_at", "card").first()
    if post and post.published_at:
        relate_post.enqueue(pk)
    if post and (post.published_at or post.card):
        draw_cards.enqueue([pk])


def on_source_changed(source: Source, **_extra: Any) -> None:
    # One query each: the join of all six tables reads every post.
    citing = ("citations__source", "consultations__source")
    showing = ("picture_uses__picture__source", "file_uses__file__source", "lead_picture__source")
    pks = {
        pk
        for path in (*citing, *showing)
        for pk in Post.objects.filter(**{path: source}).values_list("pk", flat=True)
    }
    if pks:
        _render_later(Q(pk__in=pks))


def on_sources_merged(kept: Source, gone: Source, **_extra: Any) -> None:
    move_citations(gone, to=kept)
    replace_source_in_changes(gone, to=kept)


def on_picture_ready(picture: Picture, **_extra: Any) -> None:
    shown = Q(picture_uses__picture=picture) | Q(lead_picture=picture)
    _render_later(shown | Q(file_uses__file__poster=picture))
    if Site.objects.filter(logo=picture).exists():
        draw_all_later()
    else:
        _draw_later(Q(lead_picture=picture))


def on_file_changed(file: MediaFile, **_extra: Any) -> None:
    _render_later(Q(file_uses__file=file))


def on_settings_changed(changed: frozenset[str], **_extra: Any) -> None:
    if "time_zone" in changed:
        recount_posts()  # those of each month
    if changed & RENDERED_IN_POSTS:
        render_all_later()
    if changed & DRAWN_ON_CARDS:
        draw_all_later()
    if "language" in changed:
        make_menu()


def render_all_later() -> None:
    """Queue rendering every post."""
    _render_later(Q())


def draw_all_later() -> None:
    """Queue drawing all cards and the icons, after a change of the blog's appearance."""
    draw_blog.enqueue()
    _draw_later(Q())


def draw_later_of(account: Account) -> None:
    """Queue drawing the cards that show the name of `account`."""
    _draw_later(Q(bylines__account=account))


def draw_missing_later() -> None:
    """Queue drawing the cards and icons that are missing, for example after a failure."""
    if Site.objects.filter(drawn={}).exists():
        draw_blog.enqueue()
    _draw_later(Q(card="", withdrawn_at__isnull=True, trashed_at__isnull=True))


def _render_later(showing: Q) -> None:
    for pks in _batches(Post.objects.filter(showing)):
        render_posts.enqueue(pks)


def _draw_later(showing: Q) -> None:
    for pks in _batches(Post.objects.filter(showing, published_at__isnull=False)):
        draw_cards.enqueue(pks)


def _batches(posts: PostQuerySet) -> Iterator[list[int]]:
    pks = list(posts.distinct().order_by("-pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]
