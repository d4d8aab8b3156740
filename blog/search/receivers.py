"""Update the index when a post, a comment, a source or a file changes."""

from functools import partial
from typing import Any

from django.db import transaction

from blog.comments.models import Comment
from blog.comments.signals import comment_stored
from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.posts.signals import post_changed
from blog.search.indexing import (
    index_comments,
    index_files,
    index_files_of,
    index_posts,
    index_sources,
)
from blog.sources.models import Source
from blog.sources.signals import source_changed


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="search")
    comment_stored.connect(on_comment_stored, dispatch_uid="search")
    file_changed.connect(on_file_changed, dispatch_uid="search")
    source_changed.connect(on_source_changed, dispatch_uid="search")


def on_post_changed(pk: int, **_kwargs: Any) -> None:
    index_posts([pk])
    index_files_of([pk])


def on_file_changed(file: MediaFile, **_kwargs: Any) -> None:
    """Index the file after the commit."""
    transaction.on_commit(partial(index_files, [file.pk]))


def on_comment_stored(comment: Comment, **_kwargs: Any) -> None:
    index_comments([comment.pk])


def on_source_changed(source: Source, **_kwargs: Any) -> None:
    """Index the source after the commit, with the posts that cite it: their entries name it."""
    transaction.on_commit(partial(_index_source, source.pk))


def _index_source(pk: int) -> None:
    index_sources([pk])
    for source in Source.objects.filter(pk=pk):
        index_posts(source.posts.values_list("pk", flat=True))
