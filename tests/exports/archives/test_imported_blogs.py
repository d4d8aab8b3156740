"""Archives of imported blogs: out, in and out again, with the same bytes."""

from pathlib import Path

import pytest

from blog.exports.archives.exporting import export_blog
from blog.exports.archives.loading import load_archive
from blog.imports.loading import load_import
from blog.imports.planning import Request, plan_import
from blog.posts.models import Post
from tests.imports.conftest import SAMPLES

pytestmark = pytest.mark.django_db
EXPORTS = ("takeout.atom", "blogger.xml", "wordpress.xml")


@pytest.mark.parametrize("name", EXPORTS)
def test_an_imported_blog_gives_the_same_archive_again(name, media, emptied, tmp_path: Path):
    for _count in load_import(plan_import(Request(SAMPLES / name, offline=True))):
        pass
    posts = Post.objects.count()
    export_blog(tmp_path / "first.zip")
    emptied()
    load_archive(tmp_path / "first.zip")
    export_blog(tmp_path / "second.zip")
    assert Post.objects.count() == posts > 0
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
