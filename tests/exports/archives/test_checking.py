"""Damaged, altered and foreign files, which are refused before anything is stored."""

import json
import zipfile

import pytest

from blog.exports.archives.checking import opened
from blog.exports.archives.exporting import ABOUT, export_blog
from blog.exports.archives.zip_files import MANIFEST, ArchiveError, ZipWriter
from tests.exports.archives.repacking import repacked
from tests.factories import make_picture, make_post, showing

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(media, tmp_path):
    make_post(body=showing(make_picture()))
    export_blog(tmp_path / "blog.zip")
    return tmp_path / "blog.zip"


def refused(path) -> str:
    with pytest.raises(ArchiveError) as error, opened(path):
        raise AssertionError("it was opened")
    return str(error.value)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_archive(archive, share):
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    assert "cannot be read as a whole ZIP file" in refused(archive)


def test_an_altered_file(archive, tmp_path):
    def alter(name: str, content: bytes) -> bytes:
        return content.replace(b"BLOG", b"BLAG")

    altered = repacked(archive, tmp_path / "altered.zip", alter, keeps_manifest=True)
    assert refused(altered) == "README.txt in it is not what it was."


@pytest.mark.parametrize("name", ["posts.jsonl", "README.txt", MANIFEST, ABOUT])
def test_a_flipped_bit_in_a_file(archive, name):
    content = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as original:
        content[original.getinfo(name).header_offset + 80] ^= 1
    archive.write_bytes(content)
    assert refused(archive)


def test_a_medium_under_another_name(archive, tmp_path):
    def swap(name: str, content: bytes) -> bytes:
        return b"another" if name.startswith("media/") else content

    assert "a content of another name" in refused(repacked(archive, tmp_path / "b.zip", swap))


def test_a_file_that_is_not_part_of_an_archive(archive, tmp_path):
    with zipfile.ZipFile(archive) as original:
        about = original.read(ABOUT)
    with (tmp_path / "b.zip").open("wb") as file, ZipWriter(file) as writer:
        for name in ("../evil.txt", ABOUT):
            writer.add(name, [about])
    assert "../evil.txt in it is not part of an archive" in refused(tmp_path / "b.zip")


def test_an_archive_of_a_newer_version(archive, tmp_path):
    def newer(name: str, content: bytes) -> bytes:
        if name != ABOUT:
            return content
        return json.dumps({**json.loads(content), "version": 2, "ibid": "9.0"}).encode()

    assert "a newer version of Ibid, 9.0" in refused(repacked(archive, tmp_path / "b.zip", newer))


@pytest.mark.parametrize("about", [b"[]", b"{}", b"no", b'{"format": "other"}'])
def test_another_zip_file(tmp_path, about):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(ABOUT, about)
    assert "It is not an archive of Ibid" in refused(tmp_path / "b.zip")
