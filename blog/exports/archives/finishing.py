"""Finishing an import: what follows from its rows, at once or by the worker."""

from collections.abc import Iterator

from django.core.files.storage import default_storage

from blog.comments.counts import recount
from blog.comments.models import Comment
from blog.exports.tasks import describe_files, rebuild_search, relate_posts
from blog.media.files.models import MediaFile
from blog.media.files.tasks import read_file
from blog.media.models import Picture
from blog.media.tasks import resize_picture
from blog.posts.listing.repairing import repair_lists
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.receivers import draw_all_later, render_all_later

BATCH = 100


def finish_import() -> None:
    """Count and list what was stored, and queue rendering, resizing, drawing and indexing."""
    make_menu()
    repair_lists()
    for pks in _batches(list(Comment.objects.order_by().values_list("post", flat=True).distinct())):
        recount(pks)
    for picture in Picture.objects.order_by("pk").iterator():
        if default_storage.exists(picture.path):
            resize_picture.enqueue(picture.pk)
    for pk in MediaFile.objects.filter(format="pdf").values_list("pk", flat=True):
        read_file.enqueue(pk)
    describe_files.enqueue()
    render_all_later()
    for pks in _batches(list(Post.objects.order_by("pk").values_list("pk", flat=True))):
        relate_posts.enqueue(pks)
    draw_all_later()
    rebuild_search.enqueue()


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]
