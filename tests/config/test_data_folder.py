"""The data folder is private, and its secret key is made once."""

import pytest

from config import data_folder
from config.data_folder import DataFolderError


def mode(path):
    return path.stat().st_mode & 0o777


def test_a_new_folder_is_private(tmp_path):
    folder = data_folder.prepare(tmp_path / "a" / "b")
    assert mode(folder) == 0o700


def test_the_secret_key_is_made_once_and_private(tmp_path):
    key = data_folder.secret_key(tmp_path)

    assert len(key) >= 50
    assert data_folder.secret_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
    assert mode(tmp_path / "secret-key") == 0o600


def test_every_folder_has_a_key_of_its_own(tmp_path):
    first, second = data_folder.prepare(tmp_path / "1"), data_folder.prepare(tmp_path / "2")
    assert data_folder.secret_key(first) != data_folder.secret_key(second)


def test_a_folder_that_cannot_be_created_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderError, match=r"file/folder cannot be created: Not a directory\."):
        data_folder.prepare(tmp_path / "file" / "folder")


def test_a_key_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "secret-key").mkdir()
    with pytest.raises(DataFolderError, match=r"secret-key cannot be read or written: Is a direc"):
        data_folder.secret_key(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff\xfe\x00" * 30])
def test_a_damaged_key_is_an_error_and_stays(tmp_path, content):
    (tmp_path / "secret-key").write_bytes(content)
    with pytest.raises(DataFolderError, match=r"secret-key is empty or damaged\. Put back the key"):
        data_folder.secret_key(tmp_path)
    assert (tmp_path / "secret-key").read_bytes() == content
