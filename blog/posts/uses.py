"""Find the posts that use a source or a picture."""

from django.db.models import Exists, OuterRef, Q

from blog.media.models import Picture
from blog.posts.models import Post, PostQuerySet
from blog.posts.pictures.models import PictureUse
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


def is_used(item: Picture | Source) -> bool:
    """Return whether a post uses the item, or a picture is from it if it is a source."""
    if isinstance(item, Picture):
        return posts_showing(item).exists()
    return posts_using(item).exists() or item.pictures.exists()


def unused_pictures() -> Q:
    """Match pictures that no post shows, in its text, as its lead picture or in its changes."""
    shown = PictureUse.objects.filter(picture=OuterRef("pk"))
    leading = Post.objects.filter(lead_picture=OuterRef("pk"))
    changing = UsedInChanges.objects.filter(picture=OuterRef("pk"))
    return Q(~Exists(shown), ~Exists(leading), ~Exists(changing))
