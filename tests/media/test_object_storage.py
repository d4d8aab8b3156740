"""Media in a bucket: stored whole, read in parts, served by Ibid, part of backups."""

from datetime import timedelta

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import timezone
from moto import mock_aws

from blog.backups.files import copy_to_storage, stored_paths
from blog.backups.making import make_backup
from blog.copies.storing import names_before
from blog.media.object_storage import BLOCK
from blog.operations.hosts.joining import HostRefused, join_hosts
from config import s3
from tests.factories import make_file, make_picture

NAME = "cards/ab/0123456789abcdef01.png"


@pytest.fixture(autouse=True)
def bucket(settings):
    settings.S3_BUCKET = "pictures"
    bucket = ("pictures", "", "eu-central-1", "name", "secret")
    entry, copies = s3.storage(*bucket), s3.storage(*bucket, folder=settings.COPIES)
    with mock_aws():
        client = boto3.client("s3", region_name="eu-central-1")
        place = {"LocationConstraint": "eu-central-1"}
        client.create_bucket(Bucket="pictures", CreateBucketConfiguration=place)
        settings.STORAGES = settings.STORAGES | {"default": entry, "copies": copies}
        yield client


def store(content: bytes, name: str = NAME) -> str:
    return default_storage.save(name, ContentFile(content))


def test_an_object_is_found_measured_and_deleted():
    assert store(b"a card") == NAME
    assert default_storage.exists(NAME)
    assert default_storage.size(NAME) == 6
    default_storage.delete(NAME)
    assert not default_storage.exists(NAME)
    with pytest.raises(FileNotFoundError):
        default_storage.open(NAME)


def test_an_object_is_read_from_any_place():
    store(bytes(range(256)) * 8 * 1024)  # two blocks
    with default_storage.open(NAME) as file:
        file.seek(BLOCK - 1)
        assert file.read(2) == b"\xff\x00"
        assert file.seek(-1, 2) == 2 * BLOCK - 1
        assert file.read() == b"\xff"
        assert file.read() == b""


def test_readers_get_it_from_ibid(client, db):
    store(b"a card")
    url = default_storage.url(NAME)
    assert url == f"/media/{NAME}"
    response = client.get(url, headers={"Range": "bytes=2-3"})
    assert (response.status_code, b"".join(response)) == (206, b"ca")
    assert response["Content-Type"] == "image/png"


def test_pictures_and_files_are_uploaded_to_it(db):
    picture, file = make_picture(), make_file()
    assert {f"media/{picture.path}", f"media/{file.path}"} <= set(stored_paths())
    assert picture.is_intact and file.is_intact


def test_a_backup_holds_the_objects(transactional_db, tmp_path):
    store(b"a card")
    backup = make_backup(tmp_path / "backups")
    assert (backup / "media" / NAME).read_bytes() == b"a card"
    default_storage.delete(NAME)
    copy_to_storage(backup / "media" / NAME, f"media/{NAME}")
    with default_storage.open(NAME) as file:
        assert file.read() == b"a card"


def test_a_host_with_another_bucket_is_refused(db, settings, bucket):
    settings.IS_SMALL = False
    join_hosts()
    join_hosts()
    bucket.delete_object(Bucket="pictures", Key="ibid-media-marker")
    with pytest.raises(HostRefused, match="the bucket pictures"):
        join_hosts()


def test_copies_of_cited_pages_have_a_folder_of_their_own(client, db):
    name = storages["copies"].save("ab/cd.warc.gz", ContentFile(b"a page"))
    with storages["copies"].open(name) as file:
        assert file.read() == b"a page"
    assert list(stored_paths()) == ["copies/ab/cd.warc.gz"]
    assert list(names_before(timezone.now() + timedelta(days=1))) == [name]
    assert client.get(f"/media/.copies/{name}").status_code == 404
