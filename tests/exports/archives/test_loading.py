"""Loading an archive: the same blog again, or nothing."""

import pytest

from blog.comments.models import Comment
from blog.copies.models import KeptCopy
from blog.copies.storing import storage as copies
from blog.exports.archives import loading
from blog.exports.archives.exporting import export_blog
from blog.exports.archives.loading import load_archive
from blog.exports.archives.zip_files import ArchiveError
from blog.people.models import Account
from blog.posts.models import Post
from blog.sources.models import Source
from blog.welcome.writing import write_welcome_blog
from tests.exports.archives.repacking import repacked
from tests.factories import make_account, make_draft, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(blog, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "first.zip"
    export_blog(path)
    return path


def test_the_same_blog_gives_the_same_archive(archive, blog, emptied, tmp_path, client):
    comment = Comment.objects.get(email="eve@example.org")
    emptied()
    make_source()  # so that sources get other primary keys
    Source.objects.all().delete()
    load_archive(archive)
    export_blog(tmp_path / "second.zip")
    assert archive.read_bytes() == (tmp_path / "second.zip").read_bytes()
    post = Post.objects.get(permalink=blog.permalink_id)
    assert (post.pk, post.created_at) == (blog.pk, blog.created_at)
    assert post.comment_count == 2
    again = Comment.objects.get(email="eve@example.org")
    assert (again.pk, again.created_at, again.rendered) == (
        comment.pk,
        comment.created_at,
        "<p>First.</p>",
    )
    assert list(again.replies.values_list("thread", flat=True)) == [again.thread_id]
    assert {tag.folded for tag in post.tags.all()} == {"water", "lodz"}
    assert post.bylines.filter(account__username="ada", listed_as="ada").exists()
    assert client.get(blog.get_absolute_url()).status_code == 200
    with copies().open(KeptCopy.objects.get().path) as file:
        assert file.read() == b"a record"


def test_new_rows_get_free_numbers(archive, emptied):
    emptied()
    load_archive(archive)
    newest = Post.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert make_draft().pk > newest


def test_people_who_have_an_account_keep_their_password(archive, emptied):
    emptied()
    make_account("ada", email="other@example.org")
    load_archive(archive)
    ada = Account.objects.get(username="ada")
    assert ada.email == "ada@example.org"
    assert ada.check_password("a-long-password")
    assert not Account.objects.get(username="bob").has_usable_password()


def test_everyone_may_have_an_account_already(archive, emptied):
    names = list(Account.objects.values_list("username", flat=True))
    emptied()
    for name in names:
        make_account(name)
    load_archive(archive)
    assert set(Account.objects.values_list("username", flat=True)) == set(names)


def test_the_example_blog_of_a_first_start_makes_room(archive, emptied, tmp_path):
    emptied()
    write_welcome_blog()
    load_archive(archive)
    export_blog(tmp_path / "second.zip")
    assert archive.read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_a_blog_with_posts_is_refused_and_kept(archive):
    count = Post.objects.count()
    with pytest.raises(ArchiveError, match="has posts, sources, pictures"):
        load_archive(archive)
    assert Post.objects.count() == count


def test_an_interrupted_import_leaves_nothing_and_can_be_run_again(
    archive, emptied, monkeypatch, tmp_path
):
    emptied()
    with monkeypatch.context() as broken:
        broken.setattr(loading, "finish_import", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            load_archive(archive)
    assert not Post.objects.exists()
    load_archive(archive)
    export_blog(tmp_path / "second.zip")
    assert archive.read_bytes() == (tmp_path / "second.zip").read_bytes()


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_the_html_of_a_stranger_is_cleaned(archive, emptied, tmp_path, blog):
    def plant(name: str, content: bytes) -> bytes:
        if name == f"posts/{blog.pk}.html":
            return content + b"<script>alert(1)</script>"
        if b"On boats" in content:
            return content.replace(b"<p>", b"<p>x<img src=x onerror=alert(1)>")
        return content.replace(b"A beginning.", b"<img src=x onerror=alert(1)>")

    emptied()
    load_archive(repacked(archive, tmp_path / "hostile.zip", plant))
    post = Post.objects.get(pk=blog.pk)
    assert "script" not in post.body
    assert not post.revisions.filter(body__contains="onerror").exists()
    assert "x" in post.unpublished.parts["body"]
    assert "onerror" not in post.unpublished.parts["body"]


def test_rows_that_cannot_be_used_are_named(archive, emptied, tmp_path):
    def damage(name: str, content: bytes) -> bytes:
        return (
            content.replace(b'"kind":"page"', b'"kind":"???"') if name == "posts.jsonl" else content
        )

    emptied()
    with pytest.raises(ArchiveError, match=r"posts\.jsonl in it cannot be used"):
        load_archive(repacked(archive, tmp_path / "wrong.zip", damage))
    assert not Source.objects.exists()
