"""Find the posts that use a source, a picture or a file."""

from django.db.models import Exists, OuterRef, Q

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.files.models import FileUse
from blog.posts.models import Post, PostQuerySet
from blog.posts.pictures.models import PictureUse
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.unpublished.models import UsedInChanges
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


def is_used(item: Picture | Source | MediaFile) -> bool:
    """Return whether a post uses the item, or a file or picture is from it or shows it."""
    match item:
        case Picture():
            covers = (item.poster_of, item.tag_covers, item.series_covers)
            return posts_showing(item).exists() or any(rows.exists() for rows in covers)
        case MediaFile():
            return posts_attaching(item).exists()
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
