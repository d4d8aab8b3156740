"""Find the posts that use a source, a picture or a file."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.files.models import FileUse
from blog.posts.history.models import Revision
from blog.posts.models import Post, PostQuerySet
from blog.posts.pictures.models import PictureUse
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.unpublished.models import UsedInChanges
from blog.site.models import Site
from blog.sources.models import Source


def posts_showing(picture: Picture) -> PostQuerySet:
    """Return the posts, in any stage, that show the picture in their text or above it.

    Unpublished changes count as well.
    """
    changed = Q(unpublished__uses__picture=picture)
    return Post.objects.filter(Q(pictures=picture) | Q(lead_picture=picture) | changed).distinct()


def posts_using(source: Source) -> PostQuerySet:
    """Return the posts, in any stage, that cite or consulted the source, or whose changes do."""
    changed = Q(unpublished__uses__source=source)
    return Post.objects.filter(Q(sources=source) | Q(consulted=source) | changed).distinct()


def posts_attaching(file: MediaFile) -> PostQuerySet:
    """Return the posts, in any stage, with the file in their text or their unpublished changes."""
    changed = Q(unpublished__uses__file=file)
    return Post.objects.filter(Q(file_uses__file=file) | changed).distinct()


def places_using(media: Picture | MediaFile) -> list[Model]:
    """Return the posts, films, podcasts, revisions and settings that show a picture or a file."""
    match media:
        case Picture():
            places: Iterable[Model] = chain(posts_showing(media), _covered_by(media))
        case MediaFile():
            places = posts_attaching(media)
    return [*places, *revisions_showing(media)]


def _covered_by(picture: Picture) -> Iterator[Model]:
    """Yield the films, podcasts and settings that show the picture."""
    for rows in (picture.poster_of, picture.tag_covers, picture.series_covers):
        yield from rows.all()
    yield from Site.objects.filter(logo=picture)


def revisions_showing(media: Picture | MediaFile) -> QuerySet[Revision]:
    """Return the latest revision with the picture or file of each post that no longer shows it."""
    name = "picture" if isinstance(media, Picture) else "file"
    posts = posts_showing(media) if isinstance(media, Picture) else posts_attaching(media)
    found = Revision.objects.filter(body__contains=f'data-{name}="{media.pk}"')
    latest = found.exclude(post__in=posts).order_by().values("post").annotate(last=Max("pk"))
    return Revision.objects.filter(pk__in=latest.values("last")).select_related("post")


def is_used(item: Picture | Source | MediaFile) -> bool:
    """Return whether a post uses the item, or a file or picture is from it or shows it."""
    match item:
        case Picture():
            covers = (item.poster_of, item.tag_covers, item.series_covers)
            is_shown = posts_showing(item).exists() or any(rows.exists() for rows in covers)
            return is_shown or revisions_showing(item).exists()
        case MediaFile():
            return posts_attaching(item).exists() or revisions_showing(item).exists()
    return posts_using(item).exists() or item.pictures.exists() or item.files.exists()


def unused_pictures() -> Q:
    """Match pictures that no post shows, in its text, above it or in its changes, nor a podcast."""
    shown = PictureUse.objects.filter(picture=OuterRef("pk"))
    leading = Post.objects.filter(lead_picture=OuterRef("pk"))
    changing = UsedInChanges.objects.filter(picture=OuterRef("pk"))
    poster = MediaFile.objects.filter(poster=OuterRef("pk"))
    covers = [Exists(model.objects.filter(podcast_cover=OuterRef("pk"))) for model in (Tag, Series)]
    used = (Exists(shown), Exists(leading), Exists(changing), Exists(poster), *covers)
    return Q(*(~each for each in used))


def unused_files() -> Q:
    """Match files that no post attaches, in its text or in its changes."""
    attached = FileUse.objects.filter(file=OuterRef("pk"))
    changing = UsedInChanges.objects.filter(file=OuterRef("pk"))
    return Q(~Exists(attached), ~Exists(changing))
