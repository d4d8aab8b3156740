"""What the worker does after an import."""

import pytest
from django.core.files.storage import default_storage

from blog.exports.tasks import describe_files, rebuild_search, relate_posts
from blog.media.files.models import MediaFile
from blog.posts.models import Post
from blog.search.models import IndexEntry
from tests.factories import make_file, make_post
from tests.sample_files import wav

pytestmark = pytest.mark.django_db


def test_captions_become_files_again(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    file = make_file(content=wav(), name="talk.wav")
    captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"
    MediaFile.objects.filter(pk=file.pk).update(captions=captions)
    describe_files.enqueue()
    file.refresh_from_db()
    assert default_storage.exists(file.captions_file)


def test_posts_are_related_and_found_again():
    first, second = make_post(tags=("Water",)), make_post(tags=("Water",))
    Post.objects.update(related=[])
    IndexEntry.objects.all().delete()
    relate_posts.enqueue([first.pk])
    rebuild_search.enqueue()
    first.refresh_from_db()
    assert first.related == [second.pk]
    assert IndexEntry.objects.filter(post__in=[first, second]).count() == 2
