"""Tasks of imports and exports for the background worker."""

from django_tasks import task

from blog.media.files.describing import TRACKS, describe_file
from blog.media.files.models import MediaFile
from blog.posts.models import Post
from blog.posts.related import relate
from blog.search.indexing import rebuild


@task()
def describe_files() -> None:
    """Store the captions and chapters of all recordings as files."""
    for file in MediaFile.objects.recordings():
        if any(getattr(file, track) for track in TRACKS):
            describe_file(file)


@task()
def relate_posts(pks: list[int]) -> None:
    """Update the related posts of these posts."""
    for post in Post.objects.filter(pk__in=pks):
        relate(post)


@task()
def rebuild_search() -> None:
    rebuild()
