from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from blog.imports.readers.archives import MAX_INFLATED, begins_with, open_archive
from blog.imports.records import ExportRefused


def test_a_file_a_folder_and_a_zip_file_are_read_alike(tmp_path):
    folder = tmp_path / "export"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "a.txt").write_text("hello", "utf-8")
    with ZipFile(tmp_path / "export.zip", "w") as file:
        file.writestr("inner/a.txt", "hello")
    for path, name in (
        (folder, "inner/a.txt"),
        (tmp_path / "export.zip", "inner/a.txt"),
        (folder / "inner" / "a.txt", "a.txt"),
    ):
        with open_archive(path) as archive:
            assert list(archive.names) == [name]
            assert begins_with(archive, name, size=4) == "hell"


def test_a_folder_opens_nothing_outside_it(tmp_path):
    (tmp_path / "secret").write_text("x", "utf-8")
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "link").symlink_to(tmp_path / "secret")
    with open_archive(tmp_path / "export") as archive:
        assert archive.names == []
        for name in ("link", "../secret"):
            with pytest.raises(KeyError):
                archive.open(name)


def test_a_damaged_zip_file_is_refused(tmp_path):
    path = tmp_path / "export.zip"
    with ZipFile(path, "w") as file:
        file.writestr("a.txt", "hello " * 100)
    path.write_bytes(path.read_bytes().replace(b"hello hello", b"hello hellO"))
    with (
        pytest.raises(ExportRefused, match="damaged"),
        open_archive(path) as archive,
        archive.open("a.txt") as file,
    ):
        file.read()


def test_what_is_not_there_is_refused(tmp_path):
    with (
        pytest.raises(ExportRefused, match="There is no file or folder"),
        open_archive(tmp_path / "nothing"),
    ):
        pass


@pytest.mark.parametrize("name", ["../out.xml", "/etc/out.xml", "a/../../out.xml"])
def test_a_zip_file_with_paths_outside_of_itself_is_refused(tmp_path, name):
    path = tmp_path / "out.zip"
    with ZipFile(path, "w") as file:
        file.writestr(name, "x")
    with pytest.raises(ExportRefused, match="outside of itself"), open_archive(path):
        pass


def test_a_zip_file_that_would_fill_the_disk_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("a.xml", b"\0" * (MAX_INFLATED + 1))
    with pytest.raises(ExportRefused, match="would grow to 50,000,001 bytes"), open_archive(path):
        pass
