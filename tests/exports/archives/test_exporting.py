"""What an archive has, and what it never has."""

import hashlib
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from blog.exports.archives import exporting
from blog.exports.archives.exporting import ABOUT, export_blog
from blog.exports.archives.zip_files import MANIFEST, ArchiveError
from blog.posts.previews.models import PreviewLink
from blog.sources.models import Source
from blog.sources.parsing import FORMATS
from tests.factories import make_account, make_comment, make_picture, make_post, showing

pytestmark = pytest.mark.django_db


def lines_of(archive: zipfile.ZipFile, table: str) -> list[dict]:
    return [json.loads(line) for line in archive.read(f"{table}.jsonl").splitlines()]


def test_it_has_texts_media_bibliographies_and_checksums(blog, media, tmp_path):
    counts = export_blog(tmp_path / "blog.zip")
    with zipfile.ZipFile(tmp_path / "blog.zip") as archive:
        names = archive.namelist()
        digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names[:-1]}
        manifest = "".join(f"{digest}  {name}\n" for name, digest in digests.items())
        assert archive.read(MANIFEST).decode() == manifest
        assert json.loads(archive.read(ABOUT))["counts"] == counts
        body = archive.read(f"posts/{blog.pk}.html").decode()
        posts = {post["number"]: post for post in lines_of(archive, "posts")}
        works = FORMATS["csl-json"].read(archive.read("bibliography.json").decode()).items
        bibtex = archive.read("bibliography.bib").decode()
        packed = {
            Path(entry.filename).suffix for entry in archive.infolist() if entry.compress_type
        }
        media_files = [name for name in names if name.startswith("media/")]
    assert (len(posts), ".jsonl" in packed, ".png" in packed) == (counts["posts"], True, False)
    head, text = body.split("\n", 1)
    assert head.endswith("<title>On ferries</title>")
    source = Source.objects.get(title="Über Fähren")
    assert f'data-source="{source.key}"' in text
    assert 'data-source=""' in text  # the source that was deleted
    assert '&lt;cite-ref data-source="7"&gt;' in text
    assert posts[blog.pk]["permalink"] == blog.permalink_id
    assert len(works) == Source.objects.kept().count() == bibtex.count("\n}\n")
    assert len(media_files) == counts["media"]


def test_it_has_no_secrets(blog, ada, tmp_path):
    PreviewLink.objects.create(post=blog, key="preview-key", expires_at=timezone.now())
    make_comment(network="203.0.113.0/24", sender_hash="sender-hash")
    export_blog(tmp_path / "blog.zip")
    with zipfile.ZipFile(tmp_path / "blog.zip") as archive:
        everything = b"\n".join(map(archive.read, archive.namelist()))
        people = lines_of(archive, "people")
    secrets = ("preview-key", "203.0.113", "sender-hash", ada.password, "pbkdf2", "argon2")
    assert [secret for secret in secrets if secret.encode() in everything] == []
    assert people[0].keys() == {
        *(
            "username",
            "email",
            "name",
            "slug",
            "role",
            "website",
            "about",
            "comment_mail",
            "link_report",
        ),
        *("is_superuser", "is_staff", "is_active", "date_joined"),
    }


def test_the_same_content_gives_the_same_bytes(blog, tmp_path):
    for name in ("a.zip", "b.zip"):
        export_blog(tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_archive_of_an_author_has_their_posts_and_what_belongs_to_them(blog, ada, tmp_path):
    carol = make_account("carol", email="carol@example.org")
    other = make_post(author=carol, body=showing(make_picture(caption="Of Carol")), tags=("Hers",))
    make_comment(post=other, body="To Carol")
    export_blog(tmp_path / "ada.zip", author=ada)
    with zipfile.ZipFile(tmp_path / "ada.zip") as archive:
        everything = b"\n".join(map(archive.read, archive.namelist()))
        assert [post["number"] for post in lines_of(archive, "posts")] == [blog.pk]
        assert {person["username"]: person["email"] for person in lines_of(archive, "people")} == {
            "ada": "ada@example.org",
            "bob": "",
        }
        assert {tag["name"] for tag in lines_of(archive, "tags")} == {"Water", "Łódź"}
        assert json.loads(archive.read(ABOUT))["author"] == "ada"
    for text in (b"Carol", b"Hers", b"Marginal Notes: Sino", b"carol@example.org"):
        assert text not in everything


def test_an_archive_that_cannot_be_written_leaves_nothing(blog, tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_write", full)
    with pytest.raises(ArchiveError, match="No space left on device"):
        export_blog(tmp_path / "blog.zip")
    assert list(tmp_path.glob("*.zip*")) == list(tmp_path.glob(".*")) == []


def test_it_needs_a_few_queries_however_many_posts(blog, tmp_path, django_assert_max_num_queries):
    for _number in range(3):
        make_post(at=timezone.now() - timedelta(days=1))
    with django_assert_max_num_queries(75):
        export_blog(tmp_path / "blog.zip")
